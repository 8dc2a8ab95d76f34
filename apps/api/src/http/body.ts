import { isUtf8 } from 'node:buffer';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { problem, type Problem } from '../problem/problem.js';

/** 256 kB: a step's longest lists and notes, several times over. */
const limit = '256kb';

/** What Express's body parser says went wrong, by its `type`; anything else is a body that could not be read. */
const bodyProblems: Record<string, Problem> = {
  'entity.parse.failed': problem(400, 'BODY.NOT_JSON', 'The body is not JSON'),
  'entity.too.large': problem(413, 'BODY.TOO_LARGE', 'The body is larger than 256 kB'),
  'entity.verify.failed': problem(400, 'BODY.NOT_UTF8', 'The body is not UTF-8'),
  'charset.unsupported': problem(400, 'BODY.NOT_UTF8', 'The body is not UTF-8'),
  'encoding.unsupported': problem(400, 'BODY.ENCODED', 'The body must not be compressed'),
};
const notRead = problem(400, 'BODY.NOT_READ', 'The body ended early');
const notJson = problem(400, 'BODY.NOT_JSON', 'Send the body as application/json');

/** The one route that takes a form: its interceptor reads it, after the caller is known. */
const takesAForm = /^\/api\/cases\/[^/]+\/files\/?$/;

/** Parses JSON bodies and nothing else. Bytes that are not UTF-8 are refused, not replaced. */
export function parseJsonBodies(app: NestExpressApplication): void {
  app.use(onlyJson);
  // Nest hands `verify` on to Express, though its types leave it out.
  const options = { limit, inflate: false, type: 'application/json', verify: onlyUtf8 };
  app.useBodyParser('json', options);
  // Four parameters make it an error handler; it comes before Nest's own, which does not tell these errors apart.
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    answer(response, problemOf(error));
  });
}

function onlyJson(request: Request, response: Response, next: NextFunction): void {
  if (hasBody(request) && !request.is('application/json') && !isForm(request)) answer(response, notJson);
  else next();
}

function isForm({ method, path }: Request): boolean {
  return method === 'POST' && takesAForm.test(path);
}

function onlyUtf8(_request: unknown, _response: unknown, body: Buffer, charset: string): void {
  if (charset.toLowerCase() !== 'utf-8' || !isUtf8(body)) throw new Error('Not UTF-8');
}

function problemOf(error: unknown): Problem {
  const { type } = error as { type?: string };
  return (type !== undefined && bodyProblems[type]) || notRead;
}

function answer(response: Response, body: Problem): void {
  // Some of the body may be unread: the connection cannot be used again.
  response.status(body.status).set('Connection', 'close').type('application/problem+json').send(JSON.stringify(body));
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
