import { randomUUID } from 'node:crypto';
import { agencyKey } from '#persistence/agencies';
import { laDoor } from '#protocol/programs/la-door.program';
import { madisonMari } from '#protocol/programs/madison-mari.program';
import { roles } from '#protocol/roles';
import { demoStaff } from '#tools/demo-staff';
import { staffId, TestClock } from '../support/engine.js';
import { HttpEngine, stepIdsOf, type Answer } from '../support/http-engine.js';
import { openingIn } from '../support/moves.js';

interface Schema {
  $ref?: string;
  oneOf?: Schema[];
  allOf?: Schema[];
  type?: string;
  format?: string;
  enum?: unknown[];
  items?: Schema;
  minimum?: number;
  minItems?: number;
  required?: string[];
  properties?: Record<string, Schema>;
}
interface Route {
  method: string;
  path: string;
  parameters: { name: string; in: string; required?: boolean; schema: Schema }[];
  content: Record<string, { schema: Schema }>;
}

/** Staff of LA DOOR with every role there is. */
const outsider = 'door-everybody';

let http: HttpEngine;
let caseId: string;
let participantId: string;
let schemas: Record<string, Schema>;
let routes: Route[];
const clock = new TestClock(new Date('2031-03-04T18:30:00.000Z'));

beforeAll(async () => {
  http = await HttpEngine.start({ clock });
  caseId = await begun();
  const { pool } = http.engine.database;
  ({ participantId } = (await pool.query<{ participantId: string }>('select participant_id as "participantId" from case_head where case_id = $1', [caseId])).rows[0]!);
  await pool.query(
    `insert into staff (id, agency_id, organisation_id, issuer, subject, name, roles, programs, active)
     select $1, agency_id, organisation_id, issuer, $2, 'Everybody', $3, programs, true from staff where subject = 'door-coordinator'`,
    [randomUUID(), outsider, Object.keys(roles).filter((role) => role !== 'feed')],
  );
  const { body } = await http.send('GET', '/api/openapi.json');
  schemas = body.components.schemas as Record<string, Schema>;
  routes = Object.entries(body.paths as Record<string, Record<string, { parameters?: Route['parameters']; requestBody?: { content: Route['content'] } }>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({ method: method.toUpperCase(), path, parameters, content: requestBody?.content ?? {} })),
  );
}, 60_000);
afterAll(() => http.stop());

async function begun(): Promise<string> {
  const opened = await http.opened('mari-officer', madisonMari.id, openingIn('madison', ['drugPossession']));
  await http.untilOpenTo('mari-peer', opened, 'acceptHandoff');
  await http.engine.untilQuiet(opened);
  return opened;
}

/** A value that the schema allows, with what it requires and nothing else. */
function valueOf({ $ref, oneOf, allOf, ...schema }: Schema): unknown {
  if ($ref !== undefined) return valueOf(schemas[$ref.split('/').at(-1)!]!);
  const [first] = oneOf ?? allOf ?? [];
  if (first) return valueOf(first);
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((name) => [name, valueOf(schema.properties?.[name] ?? {})]));
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => valueOf(schema.items ?? {}));
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    default:
      return textOf(schema.format);
  }
}

function textOf(format: string | undefined): string {
  if (format === 'uuid') return randomUUID();
  if (format === 'date') return '2031-03-04';
  return format === 'date-time' ? '2031-03-04T18:00:00.000Z' : 'x';
}

/** The route, called with Madison's ids, as its document describes it. */
async function called({ method, path, parameters, content }: Route): Promise<Answer> {
  const ids: Record<string, string> = { caseId, participantId, programId: madisonMari.id, pathwayId: 'officerIntervention', staffId: staffId('mari-peer') };
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => ids[name] ?? randomUUID());
  const query = parameters.filter((one) => one.in === 'query' && one.required).map(({ name, schema }) => `${name}=${encodeURIComponent(ids[name] ?? String(valueOf(schema)))}`);
  const [[type, { schema }] = ['', { schema: {} }]] = Object.entries(content);
  const sent = type === '' ? {} : type === 'multipart/form-data' ? aFile : { body: valueOf(schema) };
  return http.send(method, query.length > 0 ? `${filled}?${query.join('&')}` : filled, { as: outsider, ...sent });
}

const aFile = {
  headers: { 'Content-Type': 'multipart/form-data; boundary=part' },
  body: '--part\r\nContent-Disposition: form-data; name="file"; filename="letter.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\n%%EOF\n\r\n--part--\r\n',
};

describe("another agency's case", () => {
  it('is not there, for somebody with every role, on any route that names a case', async () => {
    const ofACase = routes.filter(({ path }) => path.includes('{caseId}'));
    expect(ofACase.length).toBeGreaterThan(60);
    const seen: string[] = [];
    for (const route of ofACase) {
      const { status, body } = await called(route);
      if (status !== 404) seen.push(`${route.method} ${route.path}: ${status} ${JSON.stringify(body).slice(0, 300)}`);
    }
    expect(seen).toEqual([]);
  });

  it('is not there on the routes that name its participant or its program', async () => {
    const named = routes.filter(({ path }) => /\{(participantId|programId)\}/.test(path) && !path.includes('{caseId}'));
    expect(named.length).toBeGreaterThan(10);
    const seen: string[] = [];
    for (const route of named) {
      const { status } = await called(route);
      if (status !== 404) seen.push(`${route.method} ${route.path}: ${status}`);
    }
    expect(seen).toEqual([]);
  });

  it('shows in no list', async () => {
    // The audit says what its own agency's staff have asked for, whether it was found or not.
    const lists = routes.filter(({ method, path }) => method === 'GET' && !path.includes('{') && !/openapi|metrics|health|audit|live/.test(path));
    expect(lists.length).toBeGreaterThan(15);
    const madison = [caseId, participantId, madisonMari.id, ...demoStaff.filter(({ agency }) => agency === madisonMari.agency).map(({ account }) => staffId(account))];
    const answered: string[] = [];
    for (const route of lists) {
      const { status, body } = await called(route);
      const text = JSON.stringify(body);
      expect([route.path, madison.filter((id) => text.includes(id))]).toEqual([route.path, []]);
      if (status === 200) answered.push(route.path);
    }
    expect(answered).toEqual(expect.arrayContaining(['/api/cases', '/api/worklist', '/api/docket', '/api/outbox', '/api/staff']));
    for (const list of ['cases', 'worklist', 'docket', 'outbox']) expect([list, (await http.read(outsider, list)).items]).toEqual([list, []]);
  });
});

describe('a case that is shared', () => {
  const shares = async (id: string, more: object = {}): Promise<string> => {
    const { commandId } = await http.does('mari-coordinator', id, 'shareCase', { agency: agencyKey(laDoor.agency), purpose: 'coordination', reason: 'They know the person', ...more });
    return commandId as string;
  };
  const seenBy = async (account: string, id: string) => (await http.send('GET', `/api/cases/${id}`, { as: account })).status;

  it('is offered to the other agencies that run programs here', async () => {
    const { fields } = await http.untilOpenTo('mari-coordinator', caseId, 'shareCase');
    const { options } = (fields as { name: string; options: { value: string }[] }[]).find(({ name }) => name === 'agency')!;
    const values = options.map(({ value }) => value);
    expect(values).toContain(agencyKey(laDoor.agency));
    expect(values).not.toContain(agencyKey(madisonMari.agency));
  });

  it('is read by those of the other agency who work with the person, with what they may add, and found by them', async () => {
    const shared = await begun();
    expect(await seenBy('door-peer', shared)).toBe(404);
    await shares(shared);
    const view = await http.read('door-peer', `cases/${shared}`);
    expect(stepIdsOf(view.openSteps).sort()).toEqual(['addNote', 'logEncounter']);
    expect(view.openedBy.name).toBe(demoStaff.find(({ account }) => account === 'mari-officer')!.name);
    const found = (await http.read('door-peer', 'cases')).items as { caseId: string }[];
    expect(found.map((one) => one.caseId)).toContain(shared);
    for (const account of ['door-officer', 'door-prosecutor', 'pad-coordinator']) expect([account, await seenBy(account, shared)]).toEqual([account, 404]);
  });

  it('tells its own agency who of the other one has written in it', async () => {
    const shared = await begun();
    const share = await shares(shared);
    await http.does('door-peer', shared, 'addNote', { note: 'Seen at the drop-in centre' });
    await http.does('mari-coordinator', shared, 'endSharing', { share });
    const { items } = await http.read('mari-coordinator', `cases/${shared}/events?limit=100`);
    expect(JSON.stringify(items)).toContain(demoStaff.find(({ account }) => account === 'door-peer')!.name);
  });

  it('shows them nothing from treatment that no consent names them for', async () => {
    const shared = await begun();
    await http.does('mari-clinician', shared, 'addNote', { note: 'Started buprenorphine' });
    await shares(shared);
    const events = JSON.stringify(await http.read('door-coordinator', `cases/${shared}/events?limit=100`));
    expect(events).not.toContain('buprenorphine');
  });

  it('is gone at once when it is ended, and with the last day of the share', async () => {
    const shared = await begun();
    const share = await shares(shared);
    expect(await seenBy('door-peer', shared)).toBe(200);
    await http.does('mari-coordinator', shared, 'endSharing', { share });
    expect(await seenBy('door-peer', shared)).toBe(404);
    expect(await http.perform('door-peer', shared, 'addNote', { note: 'x' })).toMatchObject({ status: 404, body: { code: 'CASE.NOT_FOUND' } });
  });

  it('is read through the last instant of its last day', async () => {
    const shared = await begun();
    await shares(shared, { until: '2031-03-04' });
    clock.set('2031-03-05T05:59:59.999Z');
    expect(await seenBy('door-peer', shared)).toBe(200);
    clock.set('2031-03-05T06:00:00.000Z');
    expect(await seenBy('door-peer', shared)).toBe(404);
    clock.set('2031-03-04T18:30:00.000Z');
  });

  it('takes nothing else from them', async () => {
    const shared = await begun();
    await shares(shared);
    const refused = await http.perform('door-coordinator', shared, 'assignStaff', { role: 'peer', person: staffId('mari-peer') });
    expect(refused).toMatchObject({ status: 403, body: { code: 'SHARE.NOT_ALLOWED' } });
  });
});
