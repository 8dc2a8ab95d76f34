import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApplication } from '#api/application';
import type { Parts } from '#api/parts';
import { problem, ProblemException } from '#api/problem/problem';
import { refusalsPerMinute } from '#api/sign-in/refusals';
import { readEnvironment } from '#config/environment';
import type { Recorded, Refused } from '#persistence/case-log/answers';
import type { Step } from '#protocol/step';
import { steps } from '#protocol/steps/registry';

const caseId = '0192f8a0-0000-7000-8000-000000000001';
const commandId = '0192f8a0-0000-7000-8000-000000000002';

/** What the record answers; each test says what it needs. */
let performStep: () => Promise<Recorded | Refused>;
let rings: string[];
let app: NestExpressApplication;
let base: string;

const staffRow = { id: caseId, agencyId: 'a', organisationId: caseId, name: 'N', roles: ['supervisor'], programs: ['p'], part2: false, machine: false, scopes: [] };
const signIn = { beganAt: new Date(), lastSeenAt: new Date() };
let query: () => Promise<{ rows: unknown[] }>;
/** Codes of what was noted in the audit. */
let noted: string[];

interface Asked {
  name?: string;
  values?: string[];
}

function note({ name, values }: Asked): void {
  if (name !== 'append-audit') return;
  for (const { body } of JSON.parse(values![0]!) as { body: string }[]) noted.push((JSON.parse(body) as { code?: string }).code ?? 'done');
}

beforeAll(async () => {
  const parts = {
    environment: readEnvironment({ LOG_LEVEL: 'silent' }),
    database: { pool: { query: (asked: Asked) => (note(asked), query()), totalCount: 0, waitingCount: 0 }, close: async () => undefined },
    clock: { now: () => new Date('2026-11-22T18:00:00Z') },
    shelf: {},
    vault: {},
    record: { performStep: () => performStep(), openCase: () => performStep() },
    doorbell: { ring: async (id: string) => void rings.push(id), isReachable: async () => false, isHeard: async () => false },
    seenWatch: { seen: async () => false, release: () => undefined, close: async () => undefined },
    verifier: {
      verify: async (header: string | undefined) => {
        if (header !== 'Bearer good') throw new ProblemException(problem(401, 'AUTH.TOKEN_MISSING', ''), { 'WWW-Authenticate': 'Bearer' });
        return { caller: { issuer: 'embedded', subject: 'somebody' }, session: 's', since: new Date(), claims: {} };
      },
    },
  } as unknown as Parts;
  app = await createApplication(parts, { requestsPerMinute: 400 });
  await app.listen(0);
  base = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
});
afterAll(() => app.close());
beforeEach(() => {
  rings = [];
  noted = [];
  query = async () => ({ rows: [{ ...staffRow, ...signIn }] });
  performStep = async () => ({ ok: true, caseId, commandId, version: 3, created: true, pathwayId: 'officerIntervention', programId: 'p', awaited: true, ring: true });
});

const signedIn = { Authorization: 'Bearer good' };
const json = { ...signedIn, 'Content-Type': 'application/json' };
const addNote = JSON.stringify({ commandId, input: { note: 'x' } });
const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = json) => fetch(`${base}${path}`, { method: 'POST', body, headers });

async function problemIn(response: Response) {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const body = (await response.json()) as { status: number; code: string; errors?: unknown[] };
  expect(body.status).toBe(response.status);
  return body;
}

describe('a step over HTTP', () => {
  const path = `/api/cases/${caseId}/steps/addNote`;

  it('is acknowledged at once, and the doorbell rung', async () => {
    const response = await post(path, addNote);
    expect([response.status, await response.json()]).toEqual([200, { commandId, version: 3, settled: false }]);
    expect(rings).toEqual([caseId]);
  });

  it.each<[string, Refused]>([
    ['409 with what is open', { ok: false, status: 409, code: 'STEP.NOT_OPEN', message: 'no', openSteps: ['addNote'] }],
    ['422 with the rule', { ok: false, status: 422, code: 'HANDOFF.LATE', message: 'no', errors: [{ field: 'at', code: 'HANDOFF.LATE', message: 'no' }] }],
    ['403', { ok: false, status: 403, code: 'ROLE.NOT_ALLOWED', message: 'no' }],
  ])('refused by the record is a %s', async (_what, refusal) => {
    performStep = async () => refusal;
    const { ok: _ok, message: _message, ...expected } = refusal;
    expect(await problemIn(await post(path, addNote))).toMatchObject(expected);
    expect(rings).toEqual([]);
  });

  it('of a case with no UUID looks like no such case', async () => {
    performStep = async () => ({ ok: false, status: 404, code: 'CASE.NOT_FOUND', message: 'There is no such case' });
    const none = await problemIn(await post(path, addNote));
    expect(await problemIn(await post('/api/cases/7/steps/addNote', addNote))).toEqual(none);
  });

  it.each<[string, () => Error]>([
    ['PostgreSQL is down', () => Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['several addresses of it are down', () => new AggregateError([Object.assign(new Error(''), { code: 'ECONNREFUSED' })])],
    ['it is shutting down', () => Object.assign(new Error('terminating connection'), { code: '57P01' })],
    ['the connection broke', () => new Error('Connection terminated unexpectedly')],
    ['the case stays locked', () => Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' })],
    ['no connection is free', () => new Error('timeout exceeded when trying to connect')],
    ['an error wraps that', () => new Error('wrapped', { cause: Object.assign(new Error('x'), { code: '08006' }) })],
  ])('is a 503 to try again when %s', async (_what, error) => {
    performStep = () => Promise.reject(error());
    const response = await post(path, addNote);
    expect(response.headers.get('retry-after')).toBe('2');
    expect(await problemIn(response)).toMatchObject({ status: 503, code: 'RECORD.UNAVAILABLE' });
  });

  it('shows nothing of what is open to somebody who was taken off the staff list while waiting', async () => {
    const recorded = performStep;
    performStep = async () => {
      query = async () => ({ rows: [] });
      return recorded();
    };
    const response = await post(path, addNote, { ...json, Prefer: 'wait=1' });
    expect(await problemIn(response)).toMatchObject({ status: 403, code: 'STAFF.NOT_LISTED' });
  });

  it('never shows what went wrong inside', async () => {
    performStep = () => Promise.reject(new Error('Jane Roe, born 1990-01-01'));
    const text = JSON.stringify(await problemIn(await post(path, addNote)));
    expect(text).not.toMatch(/Jane|1990|at .*\.ts/);
  });
});

describe('a request that cannot be read', () => {
  it.each<[string, string, string | Uint8Array<ArrayBuffer>, number, string]>([
    ['not JSON', 'application/json', '{bad', 400, 'BODY.NOT_JSON'],
    ['a bare value', 'application/json', '7', 400, 'BODY.NOT_JSON'],
    ['null', 'application/json', 'null', 400, 'BODY.NOT_JSON'],
    ['a list', 'application/json', '[]', 400, 'INPUT.INVALID'],
    ['nothing', 'application/json', '', 400, 'INPUT.INVALID'],
    ['another content type', 'text/plain', '{}', 400, 'BODY.NOT_JSON'],
    ['a form', 'application/x-www-form-urlencoded', 'a=b', 400, 'BODY.NOT_JSON'],
    ['another charset', 'application/json; charset=iso-8859-1', '{}', 400, 'BODY.NOT_UTF8'],
    ['invalid UTF-8', 'application/json', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 400, 'BODY.NOT_UTF8'],
    ['one megabyte', 'application/json', `{"a":"${'x'.repeat(1_000_000)}"}`, 413, 'BODY.TOO_LARGE'],
  ])('%s', async (_what, type, body, status, code) => {
    expect(await problemIn(await post('/api/cases', body, { ...signedIn, 'Content-Type': type }))).toMatchObject({ status, code });
  });

  it('compressed', async () => {
    const response = await post('/api/cases', 'x', { ...json, 'Content-Encoding': 'gzip' });
    expect(await problemIn(response)).toMatchObject({ status: 400, code: 'BODY.ENCODED' });
  });

  it.each<[string, string, number, string]>([
    ['GET', '/nowhere', 404, 'ROUTE.NOT_FOUND'],
    ['GET', '/api/nowhere', 404, 'ROUTE.NOT_FOUND'],
    ['DELETE', '/api/cases', 405, 'ROUTE.METHOD'],
    ['GET', `/api/cases/${caseId}/steps/addNote`, 405, 'ROUTE.METHOD'],
    ['POST', '/metrics', 405, 'ROUTE.METHOD'],
    ['GET', '/api/cases/%E0%A4%A', 400, 'URL.MALFORMED'],
    ['POST', `/api/cases/${caseId}/steps/noSuchStep`, 404, 'STEP.UNKNOWN'],
    ['GET', '/api/cases?limit=501', 400, 'INPUT.INVALID'],
    ['GET', '/api/cases?limit=1&limit=2', 400, 'INPUT.INVALID'],
    ['GET', '/api/cases?cursor=abc', 400, 'INPUT.INVALID'],
    ['GET', '/api/cases?owner=x', 400, 'INPUT.INVALID'],
    ['GET', '/api/cases?program=%00', 400, 'INPUT.INVALID'],
    ['GET', '/api/worklist?limit=0', 400, 'INPUT.INVALID'],
  ])('%s %s', async (method, path, status, code) => {
    expect(await problemIn(await fetch(`${base}${path}`, { method, headers: signedIn }))).toMatchObject({ status, code });
  });

  it('says which methods there are', async () => {
    const response = await fetch(`${base}/api/cases`, { method: 'DELETE', headers: signedIn });
    expect(response.headers.get('allow')).toBe('GET, POST');
  });
});

describe('sign-in', () => {
  it.each(['/api/me', '/api/cases', '/api/worklist', '/api/docket', '/api/outbox', '/api/programs'])('is asked for at %s', async (path) => {
    const response = await fetch(`${base}${path}`);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await problemIn(response)).toMatchObject({ status: 401 });
  });

  it.each(['/api/health/live', '/metrics', '/api/openapi.json'])('is not asked for at %s', async (path) => {
    expect((await fetch(`${base}${path}`)).status).toBe(200);
  });

  it('of somebody who is not on the staff list shows nothing', async () => {
    query = async () => ({ rows: [] });
    expect(await problemIn(await fetch(`${base}/api/me`, { headers: signedIn }))).toMatchObject({ status: 403, code: 'STAFF.NOT_LISTED' });
  });
});

describe('readiness', () => {
  it('holds while the record can be written, and names what is degraded', async () => {
    query = async () => ({ rows: [{ readOnly: false, lags: false }] });
    const response = await fetch(`${base}/api/health/ready`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'degraded', parts: { record: 'up', engine: 'degraded', worker: 'unknown' } }]);
  });

  it.each<[string, () => Promise<{ rows: unknown[] }>]>([
    ['is down', () => Promise.reject(new Error('down'))],
    ['is read-only', async () => ({ rows: [{ readOnly: true }] })],
  ])('ends when the record %s', async (_what, answer) => {
    query = answer;
    expect(await problemIn(await fetch(`${base}/api/health/ready`))).toMatchObject({ status: 503, parts: { record: 'down' } });
  });
});

describe('the document', () => {
  interface Document {
    openapi: string;
    paths: Record<string, Record<string, { operationId?: string; responses: Record<string, { content?: Record<string, unknown> }>; requestBody?: object }>>;
    components: { schemas: Record<string, { additionalProperties?: boolean; required?: string[]; properties?: object }> };
  }
  let document: Document;
  beforeAll(async () => {
    document = (await (await fetch(`${base}/api/openapi.json`)).json()) as Document;
  });

  it('has an operation for each step, with an exact body and every answer', () => {
    const performed = Object.values<Step>(steps).filter((step) => !step.opening && !step.withoutCase);
    for (const step of performed) {
      const operation = document.paths[`/api/cases/{caseId}/steps/${step.id}`]?.['post'];
      expect(operation).toMatchObject({ operationId: step.id });
      expect(Object.keys(operation?.responses ?? {}).sort()).toEqual(['200', '400', '401', '403', '404', '409', '413', '422', '429', '503']);
      const name = `${step.id.charAt(0).toUpperCase()}${step.id.slice(1)}`;
      expect(document.components.schemas[`${name}Command`]).toMatchObject({ additionalProperties: false, required: ['commandId', 'input'] });
      const input = document.components.schemas[`${name}Input`];
      expect(Object.keys(input?.properties ?? {})).toEqual(Object.keys(step.fields as object));
      expect(input?.additionalProperties).toBe(false);
    }
  });

  it('points at nothing that is not in it', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name as string);
    expect(references.length).toBeGreaterThan(50);
    expect(references.filter((name) => !(name in document.components.schemas))).toEqual([]);
  });

  it('names each operation once, and answers problems as problem+json', () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { responses } of operations) {
      for (const [status, { content }] of Object.entries(responses)) {
        if (Number(status) >= 400 && status !== '503') expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
      }
    }
  });
});

describe('a browser', () => {
  it.each(['/api/me', '/api/nothing', '/nothing', '/api/openapi.json', '/api/health/live'])('keeps, frames and guesses nothing of %s', async (path) => {
    const { headers } = await fetch(`${base}${path}`);
    const policy = headers.get('content-security-policy')?.split(';');
    for (const directive of ["default-src 'self'", "base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'", "script-src 'self'"]) expect(policy).toContain(directive);
    expect(Object.fromEntries(headers)).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      'content-type': expect.stringMatching(/^application\/(problem\+)?json; charset=utf-8$/),
    });
    expect([headers.get('set-cookie'), headers.get('access-control-allow-origin'), headers.get('x-powered-by')]).toEqual([null, null, null]);
  });

  it('gets nothing of what it sent back by TRACE', async () => {
    const traced = await new Promise<string>((resolve) => {
      request(`${base}/api/me`, { method: 'TRACE', headers: { Authorization: 'Bearer a-secret' } }, (response) => {
        let body = `${response.statusCode} `;
        response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk)).on('end', () => resolve(body));
      }).end();
    });
    expect(traced).toMatch(/^405 /);
    expect(traced).not.toContain('a-secret');
  });

  it('of another site is given no leave', async () => {
    const { headers } = await fetch(`${base}/api/worklist`, { method: 'OPTIONS', headers: { Origin: 'https://elsewhere.example', 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'authorization' } });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('too many requests', () => {
  it('without a good token are noted up to a limit, and a good one is let in meanwhile', async () => {
    const answers = await Promise.all(Array.from({ length: refusalsPerMinute + 20 }, () => fetch(`${base}/api/worklist`)));
    const limited = answers.filter(({ status }) => status === 429);
    expect(limited.length).toBeGreaterThanOrEqual(20);
    expect(Number(limited[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(noted.filter((code) => code === 'RATE.LIMITED')).toHaveLength(1);
    expect(noted.length).toBeLessThanOrEqual(refusalsPerMinute + 1);
    expect((await fetch(`${base}/api/me`, { headers: { Authorization: 'Bearer good' } })).status).toBe(200);
  });

  it('are told to wait', async () => {
    const answers = await Promise.all(Array.from({ length: 420 }, () => post(`/api/cases/${caseId}/steps/addNote`, addNote)));
    const limited = answers.filter(({ status }) => status === 429);
    expect(limited.length).toBeGreaterThan(0);
    expect(Number(limited[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await problemIn(limited[0]!)).toMatchObject({ code: 'RATE.LIMITED' });
    expect(noted.filter((code) => code === 'RATE.LIMITED')).toHaveLength(1);
  });
});
