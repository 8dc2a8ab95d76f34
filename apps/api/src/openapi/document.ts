import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { generatedDtos } from '../steps/dto-from-fields.js';
import { sessionCookie } from '../web-session/web-sessions.js';

/** The document of every operation, step by step, as the code has it. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('DPAD workflow engine')
    .setDescription('Deflection and pre-arrest diversion. Every step is an operation of its own; a case lists those open to the caller.')
    .setVersion('1')
    .setOpenAPIVersion('3.0.3')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .addCookieAuth(sessionCookie, {
      type: 'apiKey',
      description: 'A session of the web app, from its own origin alone. Over TLS the name begins with __Host-.',
    })
    .build();
  return withCookies(withClosedSchemas(SwaggerModule.createDocument(app, config)));
}

/** `/api/openapi.json`, and a page for it at `/api/docs`. Built when somebody first asks: a start does not wait for it. */
export function serveDocument(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), { jsonDocumentUrl: 'api/openapi.json', yamlDocumentUrl: 'api/openapi.yaml' });
}

/** Unknown fields are refused, so the document says that there are none. */
function withClosedSchemas(document: OpenAPIObject): OpenAPIObject {
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    if (generatedDtos.has(name) && !('$ref' in schema)) schema.additionalProperties = false;
  }
  return document;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Whatever takes a token takes the web app's cookie in its place. */
function withCookies(document: OpenAPIObject): OpenAPIObject {
  for (const path of Object.values(document.paths)) {
    for (const method of methods) {
      if (path[method]?.security?.some((one) => 'bearer' in one)) path[method].security.push({ cookie: [] });
    }
  }
  return document;
}
