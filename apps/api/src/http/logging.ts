import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Params } from 'nestjs-pino';

interface Logged extends IncomingMessage {
  route?: { path?: string };
}

/** What a request's own id may look like, so that it cannot write into the log. */
const requestIdForm = /^[\w.-]{8,80}$/;

/**
 * One line a request: id, method, route, status, time. No bodies, no headers, and of an address its template alone:
 * they hold personal data and secrets.
 */
export function loggerOptions(level: string): Params {
  return {
    pinoHttp: {
      level,
      genReqId: (request: IncomingMessage, response: ServerResponse) => {
        const given = request.headers['x-request-id'];
        const id = typeof given === 'string' && requestIdForm.test(given) ? given : randomUUID();
        response.setHeader('X-Request-Id', id);
        return id;
      },
      quietReqLogger: true,
      autoLogging: { ignore: (request: IncomingMessage) => /^\/(api\/health|metrics)/.test(request.url ?? '') },
      customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'info'),
      serializers: {
        req: () => undefined,
        res: () => undefined,
        err: (error: Error) => ({ name: error.name }),
      },
      customSuccessMessage: () => 'answered',
      customErrorMessage: () => 'failed',
      customSuccessObject: (request: IncomingMessage, response: ServerResponse, value: object) => ({ ...value, ...about(request, response) }),
      customErrorObject: (request: IncomingMessage, response: ServerResponse, _error: Error, value: object) => ({
        ...value,
        ...about(request, response),
      }),
    },
  };
}

function about(request: Logged, { statusCode }: ServerResponse) {
  return { method: request.method, route: request.route?.path ?? 'none', status: statusCode };
}
