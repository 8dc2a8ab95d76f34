import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { actFor, forOneCaller } from '#persistence/agency-scope';
import { agencyKey } from '#persistence/agencies';
import { rebuildCase } from '#persistence/case-log/rebuild';
import { connect } from '#persistence/database';
import { withoutRowLevelSecurity } from '#persistence/migrations/Migration020Agencies';
import { laDoor } from '#protocol/programs/la-door.program';
import { madisonMari } from '#protocol/programs/madison-mari.program';
import { Engine, recorded, TestClock } from '../support/engine.js';
import { everyJourney } from '../support/journeys/every-journey.js';
import { caseIdOf, openingIn, play } from '../support/moves.js';

const mari = madisonMari.agency;
const door = laDoor.agency;
/** 12:30 in Madison. */
const tuesday = '2031-03-04T18:30:00.000Z';

let engine: Engine;
let api: Pool;
const clock = new TestClock(new Date(tuesday));

beforeAll(async () => {
  engine = await Engine.start({ clock, driven: true, manyCases: true });
  api = engine.apiDatabase.pool;
}, 60_000);
afterEach(() => clock.set(tuesday));
afterAll(() => engine.stop());

/** SQL as the API sends it for staff of an agency, its own rules left out. */
const as = <T extends object>(agency: string, sql: string, values: unknown[] = []) =>
  forOneCaller(async () => {
    actFor(agency);
    return api.query<T>(sql, values);
  });
const asOwner = async <T extends object>(sql: string, values: unknown[] = []) => (await engine.database.pool.query<T>(sql, values)).rows;
const opened = async () => recorded(await engine.open('mari-officer', madisonMari.id, openingIn('madison', ['drugPossession']))).caseId;
const shares = async (caseId: string, more: object = {}) =>
  recorded(await engine.perform('mari-coordinator', caseId, 'shareCase', { agency: agencyKey(door), purpose: 'coordination', reason: 'They know the person', ...more })).commandId;
const sees = async (agency: string, caseId: string) => (await as(agency, 'select from case_head where case_id = $1', [caseId])).rowCount === 1;

interface Table {
  name: string;
  secured: boolean;
  readable: boolean;
  policies: number;
}

const tables = () =>
  asOwner<Table>(`
    select case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as name, c.relrowsecurity as secured,
      has_table_privilege('dpad_api', c.oid, 'select') as readable,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid and (select oid from pg_roles where rolname = 'dpad_api') = any(p.polroles)) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'vault') and c.relkind in ('r', 'p') order by 1`);

describe('row-level security', () => {
  it('stands before every table, but for those that have a stated reason', async () => {
    const open = (await tables()).filter(({ secured }) => !secured).map(({ name }) => name);
    expect(open).toEqual(Object.keys(withoutRowLevelSecurity));
  });

  it('says of every table that the API reads who sees which rows', async () => {
    const unsaid = (await tables()).filter(({ secured, readable, policies }) => secured && readable && policies === 0);
    expect(unsaid).toEqual([]);
  });

  describe('over the records of several agencies', () => {
    const published = ['agency', 'organisation', 'program_revision'];
    let agencies: string[];
    let guarded: string[];
    beforeAll(async () => {
      for (const journey of everyJourney) await play(engine, journey, caseIdOf(journey, 'agencies'));
      agencies = (await asOwner<{ id: string }>('select id from agency order by id')).map(({ id }) => id);
      guarded = (await tables()).filter(({ name, readable }) => readable && !(name in withoutRowLevelSecurity) && !published.includes(name)).map(({ name }) => name);
    }, 120_000);
    afterEach(() => clock.set(tuesday));

    it('shows each row to one agency, and to no other', async () => {
      const count = `select count(*)::int as rows from`;
      const differing: object[] = [];
      for (const table of guarded) {
        const [all] = await asOwner<{ rows: number }>(`${count} ${table}`);
        const seen = await Promise.all(agencies.map(async (agency) => (await as<{ rows: number }>(agency, `${count} ${table}`)).rows[0]!.rows));
        const sum = seen.reduce((first, second) => first + second, 0);
        if (sum !== all!.rows) differing.push({ table, all: all!.rows, seen });
      }
      expect(differing).toEqual([]);
      const heads = await Promise.all(agencies.map(async (agency) => (await as(agency, 'select from case_head')).rowCount));
      expect(heads.filter((seen) => (seen ?? 0) > 0).length).toBeGreaterThan(8);
    });

    it('shows no agency a row with the name of another', async () => {
      const named = await asOwner<{ name: string }>(`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'agency_id'`);
      for (const { name } of named.filter(({ name }) => guarded.includes(name))) {
        const { rows } = await as<{ agency: string }>(mari, `select distinct agency_id as agency from ${name} where agency_id <> '${mari}'`);
        expect([name, rows]).toEqual([name, []]);
      }
    });

    it('shows nothing of any agency before it is known who asks', async () => {
      for (const table of guarded) expect([table, (await api.query(`select from ${table}`)).rowCount]).toEqual([table, 0]);
    });

    it('keeps the rows of other agencies as they are', async () => {
      const caseId = await opened();
      const before = await asOwner('select * from case_head where case_id = $1', [caseId]);
      expect((await as(door, `update case_head set status = 'closed' where case_id = $1`, [caseId])).rowCount).toBe(0);
      expect((await as(door, 'delete from wait where case_id = $1', [caseId])).rowCount).toBe(0);
      const forged = as(door, `insert into case_event (case_id, seq, key, agency_id, type, body, hash, recorded_at) values ($1, 99, 'forged', $2, 'addNote', '{}', '', now())`, [caseId, mari]);
      await expect(forged).rejects.toThrow('row-level security');
      expect(await asOwner('select * from case_head where case_id = $1', [caseId])).toEqual(before);
    });
  });
});

describe('a connection to the record', () => {
  it('is set to the agency of whoever uses it, however many ask at once', async () => {
    const caseId = await opened();
    const few = await connect({ url: engine.testDatabase.apiUrl, connections: 2 });
    const seenBy = (agency: string | undefined) =>
      forOneCaller(async () => {
        if (agency !== undefined) actFor(agency);
        return (await few.pool.query('select from case_head where case_id = $1', [caseId])).rowCount;
      });
    try {
      const asked = Array.from({ length: 60 }, (_, nth) => [mari, door, undefined][nth % 3]);
      const seen = await Promise.all(asked.map(seenBy));
      expect(seen).toEqual(asked.map((agency) => (agency === mari ? 1 : 0)));
    } finally {
      await few.close();
    }
  });

  it('keeps nothing of a transaction that was taken back', async () => {
    const caseId = await opened();
    const client = await api.connect();
    try {
      await client.query('begin');
      await client.query(`select set_config('dpad.agency', $1, true)`, [mari]);
      expect((await client.query('select from case_head where case_id = $1', [caseId])).rowCount).toBe(1);
      await client.query('rollback');
      expect((await client.query('select from case_head where case_id = $1', [caseId])).rowCount).toBe(0);
    } finally {
      client.release();
    }
  });
});

describe("the API's role", () => {
  it('is no superuser, passes by no policy, owns nothing and is nobody else', async () => {
    const [role] = await asOwner(`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = 'dpad_api'`);
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false });
    expect(await asOwner(`select relname from pg_class where relowner = 'dpad_api'::regrole union select proname from pg_proc where proowner = 'dpad_api'::regrole`)).toEqual([]);
    expect(await asOwner(`select roleid::regrole from pg_auth_members where member = 'dpad_api'::regrole`)).toEqual([]);
  });

  it.each([
    ['alter table case_head disable row level security', 'must be owner'],
    ['alter table case_event disable trigger append_only', 'must be owner'],
    ['drop policy of_agency on case_head', 'must be owner'],
    ['alter policy of_agency on case_head using (true)', 'must be owner'],
    ['create policy mine on case_head using (true)', 'must be owner'],
    ['set role dpad_owner', 'permission denied'],
    ['set session authorization dpad_owner', 'permission denied'],
    ['set session_replication_role = replica', 'permission denied'],
    ['alter role dpad_api bypassrls', 'permission denied'],
    ['create table mine (id int)', 'permission denied'],
    ['create function mine() returns int language sql as $$ select 1 $$', 'permission denied'],
  ])('cannot take the wall down: %s', async (sql, why) => {
    await expect(as(mari, sql)).rejects.toThrow(why);
  });

  it.each(['case_event', 'program_event', 'disclosure', 'audit_event'])('cannot change or delete what %s says', async (log) => {
    for (const sql of [`update ${log} set body = body`, `delete from ${log}`, `truncate ${log}`]) await expect(as(mari, sql)).rejects.toThrow('permission denied');
  });

  it('sees as much with row-level security switched off for the session: nothing at all', async () => {
    const client = await api.connect();
    try {
      await client.query('begin');
      await client.query('set local row_security = off');
      await expect(client.query('select from case_head')).rejects.toThrow('row-level security');
      await client.query('rollback');
    } finally {
      client.release();
    }
  });

  it('may run what works across agencies, and no other function of the owner', async () => {
    const callable = await asOwner<{ name: string }>(`
      select proname as name from pg_proc where prosecdef and pronamespace in ('public'::regnamespace, 'vault'::regnamespace)
        and has_function_privilege('dpad_api', oid, 'execute') order by 1`);
    expect(callable.map(({ name }) => name)).toEqual(['accounts_taking_requests', 'agencies_sharing', 'case_id_taken', 'destroy', 'own_cases', 'processes_lag', 'returned', 'seen_of', 'shared_cases', 'shared_holders', 'staff_signing_in', 'web_session_of']);
  });
});

describe("an id that another agency's case has", () => {
  it('opens no case and tells nothing of that one', async () => {
    const caseId = await opened();
    const answer = await engine.open('door-officer', laDoor.id, openingIn('southLa', ['drugPossession']), caseId);
    expect(answer).toMatchObject({ ok: false, status: 404, code: 'CASE.NOT_FOUND' });
  });
});

describe('a case that is shared with another agency', () => {
  const note = (caseId: string, commandId: string = randomUUID()) => engine.perform('door-peer', caseId, 'addNote', { note: 'Seen at the drop-in centre' }, commandId);

  it('is seen by its staff from then on, and by no third agency', async () => {
    const caseId = await opened();
    expect([await sees(door, caseId), await note(caseId)]).toEqual([false, expect.objectContaining({ status: 404 })]);
    await shares(caseId);
    expect([await sees(door, caseId), await note(caseId)]).toEqual([true, expect.objectContaining({ ok: true })]);
    expect(await sees('philadelphia', caseId)).toBe(false);
    expect((await as(door, 'select from case_event where case_id = $1', [caseId])).rowCount).toBeGreaterThan(1);
    expect((await as(door, 'select from overdose_notice')).rowCount).toBe(0);
  });

  it('takes the same note of theirs once, and answers alike', async () => {
    const caseId = await opened();
    await shares(caseId);
    const commandId = randomUUID();
    const [first, second] = await Promise.all([note(caseId, commandId), note(caseId, commandId)]);
    expect(recorded(first).version).toBe(recorded(second).version);
  });

  it('takes no decision of theirs', async () => {
    const caseId = await opened();
    await shares(caseId);
    expect(await engine.perform('door-coordinator', caseId, 'endSharing', { share: randomUUID() })).toMatchObject({ status: 403, code: 'SHARE.NOT_ALLOWED' });
  });

  it('is not there any more for staff who do not work with the person', async () => {
    const caseId = await opened();
    await shares(caseId);
    for (const account of ['door-officer', 'door-prosecutor']) {
      expect(await engine.perform(account, caseId, 'addNote', { note: 'x' })).toMatchObject({ status: 404 });
    }
  });

  it('is gone for them at once when it is ended', async () => {
    const caseId = await opened();
    const share = await shares(caseId);
    recorded(await engine.perform('mari-coordinator', caseId, 'endSharing', { share }));
    expect([await sees(door, caseId), await note(caseId)]).toEqual([false, expect.objectContaining({ status: 404 })]);
    expect(await engine.perform('mari-coordinator', caseId, 'endSharing', { share })).toMatchObject({ status: 409, code: 'STEP.NOT_OPEN' });
    await shares(caseId);
    expect(await note(caseId)).toMatchObject({ ok: true });
  });

  it('is theirs to the last instant of the last day in the zone of its program', async () => {
    const caseId = await opened();
    await shares(caseId, { until: '2031-03-05' });
    clock.set('2031-03-06T05:59:59.999Z');
    expect(await note(caseId)).toMatchObject({ ok: true });
    clock.set('2031-03-06T06:00:00.000Z');
    expect(await note(caseId)).toMatchObject({ status: 404 });
  });

  it('is hidden by the wall itself once its time is over', async () => {
    const caseId = await opened();
    const share = await shares(caseId, { until: '2031-03-05' });
    const [row] = await asOwner<{ until: string; ended: boolean }>('select until::text as until, ended from case_share where id = $1', [share]);
    expect([new Date(row!.until).toISOString(), row!.ended]).toEqual(['2031-03-06T05:59:59.999Z', false]);
    await asOwner(`update case_share set until = now() - interval '1 second' where id = $1`, [share]);
    expect(await sees(door, caseId)).toBe(false);
  });

  it('is shared once with each agency, with those that run here, and with none of the past', async () => {
    const caseId = await opened();
    const tries = (more: object) => engine.perform('mari-coordinator', caseId, 'shareCase', { agency: agencyKey(door), purpose: 'moved', reason: 'x', ...more });
    expect(await tries({ until: '2031-03-03' })).toMatchObject({ status: 422, code: 'FIELD.OUT_OF_BOUNDS' });
    expect(await tries({ agency: agencyKey(mari) })).toMatchObject({ status: 422, code: 'FIELD.NOT_AN_OPTION' });
    expect(await tries({ agency: randomUUID() })).toMatchObject({ status: 422, code: 'FIELD.NOT_AN_OPTION' });
    const both = await Promise.all([tries({}), tries({})]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ status: 422, code: 'SHARE.STANDING' });
  });

  it('is shared by a coordinator of its own agency alone', async () => {
    const caseId = await opened();
    expect(await engine.perform('mari-peer', caseId, 'shareCase', { agency: agencyKey(door), purpose: 'moved', reason: 'x' })).toMatchObject({ status: 403, code: 'ROLE.NOT_ALLOWED' });
  });

  it('has its share again after a rebuild, equal row by row', async () => {
    const caseId = await opened();
    const share = await shares(caseId, { until: '2031-06-30' });
    recorded(await engine.perform('mari-coordinator', caseId, 'endSharing', { share }));
    await shares(caseId);
    const rows = () => asOwner('select * from case_share where case_id = $1 order by id', [caseId]);
    const before = await rows();
    await asOwner('update case_share set ended = not ended where case_id = $1', [caseId]);
    await rebuildCase(engine.database.pool, engine.shelf, caseId);
    expect([await rows(), before.length]).toEqual([before, 2]);
  });
});
