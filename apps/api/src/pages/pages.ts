import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import { constants } from 'node:zlib';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { NextFunction, Request, Response } from 'express';
import { isPageAddress } from './page-address.js';

const firstPage = 'index.html';
/** Files whose names change with what they hold. */
const hashed = `${sep}assets${sep}`;
const forGood = 'public, max-age=31536000, immutable';
const askAgain = 'no-cache';
/** A file is loaded once by a device: a phone's line is dearer than some milliseconds of the server. */
const quality = 8;

/** Nothing that a page does not need; dictation is the keyboard's. */
const permissions = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'bluetooth', 'serial', 'display-capture'].map((name) => `${name}=()`).join(', ');

export interface PagesOptions {
  /** Where the built web app lies; none if absent. */
  folder?: string;
  /** Where a sign-in may lead, besides this origin. */
  issuerOrigin?: string;
}

/**
 * The web app: its files, and its first page at every address that nothing else answers at, for the app itself knows its pages.
 * Routes come before: no answer of the API is compressed, so that nothing can be told from its length (BREACH).
 */
export function servePages(app: NestExpressApplication, { folder, issuerOrigin }: PagesOptions): void {
  const root = folder !== undefined && existsSync(join(folder, firstPage)) ? folder : undefined;
  if (root === undefined) {
    app.use(sayThatThereAreNone);
    return;
  }
  const policy = contentSecurityPolicy(issuerOrigin);
  const headersOf = (caching: string) => ({ 'Content-Security-Policy': policy, 'Permissions-Policy': permissions, 'Cache-Control': caching });
  app.use(compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: quality } } }));
  app.useStaticAssets(root, {
    index: false,
    redirect: false,
    setHeaders: (response: Response, path: string) => {
      response.set(headersOf(path.includes(hashed) ? forGood : askAgain));
    },
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!asksForPage(request)) {
      next();
      return;
    }
    // A file that cannot be read is nothing at this address.
    response.set(headersOf(askAgain)).sendFile(firstPage, { root }, (error: unknown) => {
      if (error !== undefined && !response.headersSent) next();
    });
  });
}

function sayThatThereAreNone(request: Request, response: Response, next: NextFunction): void {
  if (!asksForPage(request) || request.path !== '/') next();
  else response.status(404).type('text/plain').send('The API runs here. The web app has not been built: run npm run build.\n');
}

function asksForPage({ method, path, headers }: Request): boolean {
  return (method === 'GET' || method === 'HEAD') && (headers.accept ?? '').includes('text/html') && isPageAddress(path) && !/\.\w+$/.test(path);
}

/** No script, style or request but the app's own, and nothing written into a page. */
function contentSecurityPolicy(issuerOrigin: string | undefined): string {
  const own = ['script-src', 'style-src', 'font-src', 'connect-src', 'manifest-src', 'worker-src'].map((kind) => `${kind} 'self'`);
  const formAction = ["form-action 'self'", ...(issuerOrigin === undefined ? [] : [issuerOrigin])].join(' ');
  return ["default-src 'none'", ...own, "img-src 'self' data:", formAction, "frame-ancestors 'none'", "base-uri 'none'"].join('; ');
}
