import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { generatedDtos } from '../steps/dto-from-fields.js';

/** The document of every operation, step by step, as the code has it. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('DPAD workflow engine')
    .setDescription('Deflection and pre-arrest diversion. Every step is an operation of its own; a case lists those open to the caller.')
    .setVersion('1')
    .setOpenAPIVersion('3.0.3')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  return withClosedSchemas(SwaggerModule.createDocument(app, config));
}

/** `/api/openapi.json`, and a page for it at `/api/docs`. */
export function serveDocument(app: INestApplication, document: OpenAPIObject): void {
  SwaggerModule.setup('api/docs', app, document, { jsonDocumentUrl: 'api/openapi.json', yamlDocumentUrl: 'api/openapi.yaml' });
}

/** Unknown fields are refused, so the document says that there are none. */
function withClosedSchemas(document: OpenAPIObject): OpenAPIObject {
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    if (generatedDtos.has(name) && !('$ref' in schema)) schema.additionalProperties = false;
  }
  return document;
}
