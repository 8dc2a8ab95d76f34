import pg from 'pg';
import { AuditLog, AuditUnavailableError, type AuditEvent } from '#persistence/audit/audit-log';
import { auditHeads, verifyAudit, verifyStream } from '#persistence/audit/verify-audit';
import { connect, type Database } from '#persistence/database';
import { staffIdOf } from '#persistence/seed';
import { TestClock } from '../support/engine.js';
import { createTestDatabase, type TestDatabase } from '../support/servers.js';

const clock = new TestClock(new Date('2031-03-04T18:00:00.123Z'));
const caseId = '0192f8a0-0000-7000-8000-000000000001';
const event: AuditEvent = { action: 'readCase', outcome: 'done', by: { staffId: staffIdOf('madison', 'mari-peer'), agencyId: 'madison', roles: ['peer'] }, cases: [caseId] };

let testDatabase: TestDatabase;
let api: Database;
let owner: Database;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  api = await connect({ url: testDatabase.apiUrl });
  owner = await connect({ url: testDatabase.ownerUrl });
});
afterAll(async () => {
  await api.close();
  await owner.close();
  await testDatabase.drop();
});

/** A stream of five events: its id. */
async function streamOfFive(): Promise<string> {
  const known = new Set((await auditHeads(owner.pool)).map(({ stream }) => stream));
  const log = new AuditLog(api.pool, clock);
  for (let time = 0; time < 5; time += 1) await log.record({ ...event, detail: { version: time } });
  return (await auditHeads(owner.pool)).find(({ stream }) => !known.has(stream))!.stream;
}

/** As somebody does who has the database's superuser. */
async function tamper(...statements: readonly [string, ...unknown[]][]): Promise<void> {
  const client = new pg.Client({ connectionString: testDatabase.ownerUrl });
  await client.connect();
  try {
    await client.query('alter table audit_event disable trigger append_only');
    for (const [statement, ...values] of statements) await client.query(statement, values);
    await client.query('alter table audit_event enable trigger append_only');
  } finally {
    await client.end();
  }
}

describe('a stream of the audit', () => {
  it('is whole where nobody has touched it', async () => {
    expect(await verifyStream(owner.pool, await streamOfFive())).toBeUndefined();
  });

  it('holds what arrived while a write was under way in the order in which it came', async () => {
    const log = new AuditLog(api.pool, clock);
    await Promise.all(Array.from({ length: 1_200 }, (_, version) => log.record({ ...event, action: 'searchCases', detail: { version } })));
    const { rows } = await owner.pool.query(`select body::jsonb->'detail'->'version' as version from audit_event where action = 'searchCases' order by seq`);
    expect(rows.map(({ version }) => version as number)).toEqual(Array.from({ length: 1_200 }, (_, version) => version));
    for await (const { broken } of verifyAudit(owner.pool)) expect(broken).toBeUndefined();
  });

  it('ends where a write failed, and another begins: both are whole', async () => {
    const log = new AuditLog(api.pool, clock);
    const ofThisTest = { ...event, action: 'readDocket' } as const;
    await log.record(ofThisTest);
    await owner.pool.query('revoke insert on audit_event from dpad_api');
    await expect(log.record(ofThisTest)).rejects.toBeInstanceOf(AuditUnavailableError);
    await owner.pool.query('grant insert on audit_event to dpad_api');
    await log.record(ofThisTest);
    const { rows } = await owner.pool.query<{ stream: string }>(`select stream from audit_event where action = 'readDocket'`);
    expect(new Set(rows.map(({ stream }) => stream)).size).toBe(2);
    for (const { stream } of rows) expect(await verifyStream(owner.pool, stream)).toBeUndefined();
  });

  it('goes on in another where nobody knows whether the last write arrived', async () => {
    const lost = { query: async (...sent: unknown[]) => (api.pool.query as (...sent: unknown[]) => Promise<unknown>)(...sent).then(() => Promise.reject(new Error('Connection terminated'))) };
    let broken = true;
    const pool = { query: (...sent: unknown[]) => (broken ? lost : (api.pool as unknown as typeof lost)).query(...sent) };
    const log = new AuditLog(pool as unknown as typeof api.pool, clock);
    const ofThisTest = { ...event, action: 'readMeetings' } as const;
    await expect(log.record(ofThisTest)).rejects.toBeInstanceOf(AuditUnavailableError);
    broken = false;
    await log.record(ofThisTest);
    const { rows } = await owner.pool.query<{ stream: string; seq: number }>(`select stream, seq from audit_event where action = 'readMeetings'`);
    expect(rows.map(({ seq }) => seq)).toEqual([1, 1]);
    for (const { stream } of rows) expect(await verifyStream(owner.pool, stream)).toBeUndefined();
  });

  it.each<[string, string, number]>([
    ['changed', `update audit_event set body = replace(body, '"readCase"', '"readDocket"') where stream = $1 and seq = 3`, 3],
    ['taken out', `delete from audit_event where stream = $1 and seq = 2`, 2],
    ['taken out first of all', `delete from audit_event where stream = $1 and seq = 1`, 1],
    ['said to be of another agency', `update audit_event set agency_id = 'los-angeles' where stream = $1 and seq = 4`, 4],
    ['said to be of no case', `update audit_event set case_ids = '{}' where stream = $1 and seq = 4`, 4],
    ['dated back', `update audit_event set at = at - interval '1 day' where stream = $1 and seq = 5`, 5],
    [
      'added',
      `insert into audit_event select stream, 6, at, agency_id, staff_id, action, outcome, case_ids, participant_ids, concerns, body, sha256(body::bytea) from audit_event where stream = $1 and seq = 5`,
      6,
    ],
  ])('of which one event was %s is found broken there', async (_what, statement, seq) => {
    const stream = await streamOfFive();
    await tamper([statement, stream]);
    expect(await verifyStream(owner.pool, stream)).toMatchObject({ stream, seq });
  });

  it('of which two events have changed places is found broken at the first of them', async () => {
    const stream = await streamOfFive();
    const move = 'update audit_event set seq = $2 where stream = $1 and seq = $3';
    await tamper([move, stream, 99, 2], [move, stream, 2, 3], [move, stream, 3, 99]);
    expect(await verifyStream(owner.pool, stream)).toMatchObject({ seq: 2 });
  });

  it('whose tail was cut off ends before the head that was known', async () => {
    const stream = await streamOfFive();
    const headOf = async () => (await auditHeads(owner.pool)).find((head) => head.stream === stream)!;
    const known = await headOf();
    await tamper(['delete from audit_event where stream = $1 and seq > 3', stream]);
    expect(await verifyStream(owner.pool, stream)).toBeUndefined();
    expect([known.seq, (await headOf()).seq]).toEqual([5, 3]);
  });
});
