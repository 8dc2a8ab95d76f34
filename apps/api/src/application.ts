import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { Logger } from 'nestjs-pino';
import { forOneCaller } from '#persistence/agency-scope';
import { AppModule, type AppOptions } from './app.module.js';
import { Metrics } from './health/metrics.js';
import { parseJsonBodies } from './http/body.js';
import { serveDocument } from './openapi/document.js';
import { servePages } from './pages/pages.js';
import type { Parts } from './parts.js';
import { notRouted } from './problem/problem.filter.js';
import { embeddedIssuerPath, type EmbeddedIssuer } from './sign-in/embedded-issuer.js';

export interface ApplicationOptions extends AppOptions {
  /** Mounted for development only. */
  embeddedIssuer?: EmbeddedIssuer;
  /** Where the built web app lies; without it there is the API alone. */
  pagesFolder?: string;
}

/** The page that shows the API's document loads its own scripts and nothing else; nothing is shown within another page. */
const contentFrom = {
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'upgrade-insecure-requests': null,
};

/** Longer than clients and proxies keep one (a minute): whoever closes first must not be the one that is about to be asked. */
const idleConnectionMs = 75_000;

/** The whole HTTP application, ready to listen. */
export async function createApplication(parts: Parts, options: ApplicationOptions = {}): Promise<NestExpressApplication> {
  if (options.embeddedIssuer && parts.environment.mode === 'production') {
    throw new Error('The embedded issuer is for development: set OIDC_ISSUER');
  }
  const app = await NestFactory.create<NestExpressApplication>(AppModule.of(parts, options), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.getHttpServer().keepAliveTimeout = idleConnectionMs;
  app.useLogger(app.get(Logger));
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', [...parts.environment.trustedProxies]);
  app.use(app.get(Metrics).observe);
  if (options.embeddedIssuer) app.use(embeddedIssuerPath, nothingFromElsewhere, options.embeddedIssuer.handler());
  app.use(helmet({ contentSecurityPolicy: { directives: contentFrom } }));
  app.use(noStore);
  parseJsonBodies(app);
  app.use(oneCaller);
  app.setGlobalPrefix('api', { exclude: ['metrics', 'session/sign-in', 'session/sign-out', 'signed-in'] });
  serveDocument(app);
  app.enableShutdownHooks();
  await app.init();
  const { issuer } = parts.environment.oidc;
  servePages(app, { ...(options.pagesFolder !== undefined && { folder: options.pagesFolder }), ...(issuer !== undefined && { issuerOrigin: new URL(issuer).origin }) });
  app.use(nothingHere);
  return app;
}

/** The provider's own page for signing in would have the browser ask another company for a font; another person's sign-in goes on by a script in its page. */
function nothingFromElsewhere(_request: Request, response: Response, next: NextFunction): void {
  response.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'");
  next();
}

/** Outside of `/api`, where Nest answers by itself. */
function nothingHere(request: Request, response: Response): void {
  const { problem, headers } = notRouted(request);
  response.set(headers).status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** A request sees nothing of any agency before its caller is known. */
function oneCaller(_request: Request, _response: Response, next: NextFunction): void {
  forOneCaller(next);
}

/** What is read of a case stays in no cache on the way. */
function noStore(_request: Request, response: Response, next: NextFunction): void {
  response.set('Cache-Control', 'no-store');
  next();
}
