import { randomUUID } from 'node:crypto';
import { demoStaff } from '#tools/demo-staff';
import { staffId, TestClock } from '../support/engine.js';
import { HttpEngine } from '../support/http-engine.js';
import { openingIn } from '../support/moves.js';

/** Another seed: FUZZ_SEED=… */
const seed = Number(process.env.FUZZ_SEED ?? 20_261_122);
const roundsPerRouteAndRole = Number(process.env.FUZZ_ROUNDS ?? 3);

interface Operation {
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}
interface Schema {
  $ref?: string;
  oneOf?: Schema[];
  type?: string;
  format?: string;
  enum?: unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
}

let http: HttpEngine;
let caseId: string;
let schemas: Record<string, Schema>;
let routes: { method: string; path: string; operation: Operation }[];

beforeAll(async () => {
  http = await HttpEngine.start({ clock: new TestClock(new Date('2031-03-04T18:05:00.000Z')) });
  caseId = await http.opened('mari-officer', 'madison-mari', openingIn('madison', ['drugPossession']));
  await http.does('mari-peer', caseId, 'recordWarmHandoff', { outcome: 'met', metBy: staffId('mari-peer') });
  const { body } = await http.send('GET', '/api/openapi.json');
  schemas = body.components.schemas as Record<string, Schema>;
  // A live stream does not end by itself.
  const { '/api/live': _stream, ...paths } = body.paths as Record<string, Record<string, Operation>>;
  routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
});
afterAll(() => http.stop());

/** mulberry32: small, and the same everywhere. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

class Fuzz {
  constructor(private readonly random: () => number) {}

  pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.random() * values.length)] as T;
  }

  chance(of: number): boolean {
    return this.random() < of;
  }

  /** Mostly what the document asks for, and sometimes anything. */
  value(schema: Schema | undefined, level = 0): unknown {
    if (!schema || level > 6 || this.chance(0.12)) return this.pick(oddities);
    const named = schema.$ref ? schemas[schema.$ref.split('/').at(-1) ?? ''] : schema.oneOf ? this.pick(schema.oneOf) : undefined;
    if (named) return this.value(named, level);
    if (schema.enum) return this.pick(schema.enum);
    if (schema.type === 'array') return Array.from({ length: this.pick([0, 1, 2, 21]) }, () => this.value(schema.items, level + 1));
    if (schema.type === 'object') return this.object(schema, level);
    if (schema.type === 'boolean') return this.chance(0.5);
    if (schema.type === 'integer' || schema.type === 'number') return this.pick([0, 1, -1, 1.5, 1440, 2 ** 53, 1e308]);
    return this.pick(texts[schema.format ?? ''] ?? texts['']!);
  }

  private object({ properties = {} }: Schema, level: number): object {
    const entries = Object.entries(properties).filter(() => this.chance(0.93));
    const made = Object.fromEntries(entries.map(([name, schema]) => [name, this.value(schema, level + 1)]));
    return this.chance(0.05) ? { ...made, [this.pick(['extra', 'constructor', '', '\u0000', 'toString', '__proto__x'])]: this.pick(oddities) } : made;
  }

  /** Text of a body; now and then cut, or with a byte changed. */
  broken(body: unknown): string | Uint8Array {
    const text = JSON.stringify(body);
    if (this.chance(0.9)) return text;
    const bytes = Buffer.from(text.slice(0, Math.floor(this.random() * text.length) + 1));
    if (this.chance(0.5)) bytes[Math.floor(this.random() * bytes.length)] = Math.floor(this.random() * 256);
    return bytes;
  }
}

const deep = JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`) as unknown;
const oddities: readonly unknown[] = [
  null, '', ' ', 'x', 0, -0, 7, 1e21, true, false, [], {}, [[]], [null], deep, '\u0000', '\ud800', '\u202e', 'é'.repeat(5_000), '${7*7}',
  "'; drop table case_event; --", '%s%n', '../../etc/passwd', { $gt: '' }, { toString: 1 }, { length: 5 }, '2031-02-30', '0000-00-00',
];
const texts: Record<string, readonly unknown[]> = {
  uuid: ['00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF', 'x', ''],
  date: ['2031-03-04', '1900-01-01', '2199-12-31', '9999-12-31', '2031-3-4', '-000001-01-01'],
  'date-time': ['2031-03-04T18:00:00Z', '2031-03-04T18:00:00.123456789+14:00', '2199-12-31T23:59:59-23:59', '1900-01-01T00:00:00+23:59', '2031-03-04T24:00:00Z'],
  '': ['x', 'A text', 'line\nbreak', '🙂', '\u200b', 'a'.repeat(3_000), 'charges/0/title', 'input', '__proto__'],
};

const people = demoStaff.filter(({ account }) => account.startsWith('mari-')).map(({ account }) => account);
const queries = ['', '?limit=0', '?limit=1e3', '?cursor=%00', '?cursor=W10', '?cursor=WyIyMDMxIl0', '?program[]=x', '?status=', '?stage=consent', '?updatedSince=9999-12-31T23:59:59Z', '?assignee=x', '?%ff=%ff', '?a=b&a=c'];

it(`answers whatever anybody sends with a refusal or an answer, never with an error of its own (seed ${seed})`, async () => {
  const fuzz = new Fuzz(randomFrom(seed));
  const statuses = new Map<number, number>();
  const failures: string[] = [];
  const command = (made: unknown): unknown => {
    if (typeof made !== 'object' || made === null || Array.isArray(made) || fuzz.chance(0.1)) return made;
    const ids = Object.keys(made).filter((name) => ['commandId', 'caseId', 'screeningId'].includes(name));
    return { ...made, ...Object.fromEntries(ids.map((name) => [name, randomUUID()])) };
  };

  for (const { method, path, operation } of routes) {
    for (const as of people) {
      const sent = Array.from({ length: roundsPerRouteAndRole }, () => {
        const ids: Record<string, readonly string[]> = { caseId: [caseId, caseId, caseId, randomUUID(), 'x', '%00'], programId: ['madison-mari', 'la-door', '__proto__', '%00'], pathwayId: ['officerIntervention', 'constructor', 'x'] };
        const address = path.replace(/\{(\w+)\}/g, (_whole, name: string) => fuzz.pick(ids[name] ?? ['x'])) + (method === 'GET' ? fuzz.pick(queries) : '');
        const schema = operation.requestBody?.content['application/json']?.schema;
        return { address, body: schema && fuzz.broken(command(fuzz.value(schema))) };
      });
      const answers = await Promise.all(
        sent.map(async ({ address, body }) => ({ address, body, answer: await http.send(method, address, { as, ...(body === undefined ? {} : { body }) }) })),
      );
      for (const { address, body, answer } of answers) {
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        const isProblem = answer.status < 400 || /problem\+json/.test(answer.headers.get('content-type') ?? '');
        if (answer.status >= 500 || !isProblem) failures.push(`${answer.status} ${as} ${method} ${address} ${String(body)} → ${JSON.stringify(answer.body)}`);
      }
    }
  }
  expect(failures).toEqual([]);
  // It is no test of one refusal alone.
  for (const status of [200, 400, 403, 404, 409, 422]) expect(statuses.get(status) ?? 0).toBeGreaterThan(0);
}, 300_000);
