import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { notValidNow } from '#persistence/case-log/valid-now';
import { inTransaction } from '#persistence/database';
import { EntryLists } from '#persistence/entries/registry';
import { openSealed, seal } from '#persistence/keys/key-vault';
import { keysOfProgram, programHolder } from '#persistence/program-log/program-keys';
import { ProgramRecord } from '#persistence/program-log/program-record';
import { verifyProgramLog, verifyProgramLogs } from '#persistence/program-log/verify';
import { entry } from '#protocol/fields';
import { laDoor } from '#protocol/programs/la-door.program';
import { madisonMari } from '#protocol/programs/madison-mari.program';
import { philadelphiaPad } from '#protocol/programs/philadelphia-pad.program';
import { recordClasses } from '#protocol/provenance';
import { momentAt } from '#protocol/views/reader';
import { aFile } from '../protocol/builders.js';
import { HttpEngine, type Answer, type Answered } from '../support/http-engine.js';
import { dayFrom } from '../support/http-moves.js';

let http: HttpEngine;
let owner: pg.Pool;

beforeAll(async () => {
  http = await HttpEngine.start({ withoutWorker: true });
  owner = new pg.Pool({ connectionString: http.engine.testDatabase.ownerUrl, max: 2 });
});
afterAll(async () => {
  await owner.end();
  await http.stop();
});

const stocks = (as: string, programId: string, input: unknown, commandId: string = randomUUID()): Promise<Answer> =>
  http.send('POST', `/api/programs/${programId}/steps/stockNaloxone`, { as, body: { commandId, input } });

const aLot = (more: object = {}) => ({ lot: `NX ${randomUUID().slice(0, 8)}`, kits: 12, expiresOn: dayFrom(http, 400), ...more });

const lotOf = async (programId: string, lot: string): Promise<Answered> => {
  const { rows } = await owner.query('select id, received, given, expires_on::text as "expiresOn" from naloxone_lot where program_id = $1 and lot = $2', [programId, lot]);
  return rows[0];
};

const eventsOf = async (programId: string): Promise<{ seq: number; body: string }[]> =>
  (await owner.query<{ seq: number; body: string }>('select seq, body from program_event where program_id = $1 order by seq', [programId])).rows;

/** A pool whose connections break at the statement that begins so. */
const failingAt = (pool: pg.Pool, statement: string): pg.Pool =>
  new Proxy(pool, {
    get: (target, name) => (name === 'connect' ? async () => failing(await target.connect(), statement) : (Reflect.get(target, name) as unknown)),
  });

const failing = (connection: pg.PoolClient, statement: string): pg.PoolClient =>
  new Proxy(connection, {
    get: (target, name) => {
      const query = (text: unknown, values?: unknown[]) =>
        typeof text === 'string' && text.startsWith(statement) ? Promise.reject(new Error('broken off')) : target.query(text as string, values);
      const value = Reflect.get(target, name) as unknown;
      return name === 'query' ? query : typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });

describe('a program step', () => {
  test('is recorded in the log of its program, with what it came to', async () => {
    const lot = aLot();
    const commandId = randomUUID();
    const { status, body } = await stocks('mari-coordinator', madisonMari.id, lot, commandId);
    expect(status).toBe(200);
    const stored = await lotOf(madisonMari.id, lot.lot);
    expect(stored).toMatchObject({ received: 12, given: 0, expiresOn: lot.expiresOn });
    const events = await eventsOf(madisonMari.id);
    expect(body).toEqual({ commandId, version: events.length, result: { lotId: stored.id, received: 12 } });
    expect(JSON.parse(events.at(-1)!.body)).toMatchObject({ type: 'stockNaloxone', program: madisonMari.id, key: `c:${commandId}`, open: lot });
  });

  test('sent again changes nothing and gets the same answer', async () => {
    const lot = aLot();
    const commandId = randomUUID();
    const first = await stocks('mari-coordinator', madisonMari.id, lot, commandId);
    await stocks('mari-coordinator', madisonMari.id, lot);
    const again = await stocks('mari-coordinator', madisonMari.id, lot, commandId);
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(await lotOf(madisonMari.id, lot.lot)).toMatchObject({ received: 24 });
  });

  test.each([
    ['other content', 'mari-coordinator', { kits: 13 }],
    ['by somebody else', 'mari-supervisor', {}],
  ])('with an id used before, %s, is a conflict', async (_how, as, more) => {
    const lot = aLot();
    const commandId = randomUUID();
    await stocks('mari-coordinator', madisonMari.id, lot, commandId);
    expect(await stocks(as, madisonMari.id, { ...lot, ...more }, commandId)).toMatchObject({ status: 409, body: { code: 'COMMAND.REUSED' } });
    expect(await lotOf(madisonMari.id, lot.lot)).toMatchObject({ received: 12 });
  });

  test('may carry the same id in another program', async () => {
    const commandId = randomUUID();
    expect((await stocks('mari-coordinator', madisonMari.id, aLot(), commandId)).status).toBe(200);
    expect((await stocks('door-coordinator', laDoor.id, aLot(), commandId)).status).toBe(200);
  });

  test('is for its roles alone', async () => {
    expect(await stocks('mari-peer', madisonMari.id, aLot())).toMatchObject({ status: 403, body: { code: 'ROLE.NOT_ALLOWED' } });
  });

  test.each([[laDoor.id], ['no-such-program'], ["'; drop table program_event; --"], ['%00']])(
    'in a program that is not the caller’s (%s) is answered as if there were none',
    async (programId) => {
      const answer = await stocks('mari-coordinator', programId === '%00' ? programId : encodeURIComponent(programId), aLot());
      expect(answer).toMatchObject({ status: 404, body: { code: 'PROGRAM.NOT_FOUND' } });
    },
  );

  test('that is not known is answered so', async () => {
    const path = `/api/programs/${madisonMari.id}/steps/stockEverything`;
    const answer = await http.send('POST', path, { as: 'mari-coordinator', body: { commandId: randomUUID(), input: {} } });
    expect(answer).toMatchObject({ status: 404, body: { code: 'STEP.UNKNOWN' } });
  });

  test.each([
    ['another field', { shelf: 'B' }, 'shelf', 'INPUT.UNKNOWN_FIELD'],
    ['a lot that names nothing', { lot: '' }, 'lot', 'INPUT.MATCHES'],
    ['a lot of 41 characters', { lot: 'x'.repeat(41) }, 'lot', 'INPUT.MATCHES'],
    ['no kits', { kits: 0 }, 'kits', 'INPUT.MIN'],
    ['one kit too many', { kits: 10_001 }, 'kits', 'INPUT.MAX'],
    ['a day that no calendar has', { expiresOn: '2031-02-29' }, 'expiresOn', 'INPUT.DATE'],
  ])('with %s is refused by name', async (_what, more, field, code) => {
    expect(await stocks('mari-coordinator', madisonMari.id, aLot(more))).toMatchObject({ status: 400, body: { errors: [{ field, code }] } });
  });

  test('is recorded once where two of it arrive at once', async () => {
    const lot = aLot();
    const commandId = randomUUID();
    const answers = await Promise.all(Array.from({ length: 6 }, () => stocks('pad-coordinator', philadelphiaPad.id, lot, commandId)));
    expect(answers.map(({ status, body }) => ({ status, body }))).toEqual(Array.from({ length: 6 }, () => ({ status: 200, body: answers[0]!.body })));
    expect(await lotOf(philadelphiaPad.id, lot.lot)).toMatchObject({ received: 12 });
  });

  test('takes its own number in the log, however many arrive at once', async () => {
    const lot = aLot({ kits: 1 });
    const before = (await eventsOf(laDoor.id)).length;
    const answers = await Promise.all(Array.from({ length: 8 }, () => stocks('door-coordinator', laDoor.id, lot)));
    const versions = answers.map(({ body }) => body.version as number).sort((a, b) => a - b);
    expect(versions).toEqual(Array.from({ length: 8 }, (_, index) => before + 1 + index));
    expect(await lotOf(laDoor.id, lot.lot)).toMatchObject({ received: 8 });
  });
});

describe('a program step that breaks off', () => {
  test('between what it writes and its event leaves nothing behind, and can be sent again', async () => {
    const { database, vault, clock, shelf } = http.engine;
    const lot = aLot();
    const command = { programId: madisonMari.id, commandId: randomUUID(), stepId: 'stockNaloxone', input: lot };
    const before = (await eventsOf(madisonMari.id)).length;
    const broken = new ProgramRecord({ database: { pool: failingAt(database.pool, 'insert into program_event') }, vault, clock, shelf });
    await expect(broken.performProgramStep(http.engine.caller('mari-coordinator'), command)).rejects.toThrow('broken off');
    expect(await lotOf(madisonMari.id, lot.lot)).toBeUndefined();
    expect(await eventsOf(madisonMari.id)).toHaveLength(before);
    expect(await stocks('mari-coordinator', madisonMari.id, lot, command.commandId)).toMatchObject({ status: 200, body: { version: before + 1 } });
  });
});

describe('a lot of naloxone', () => {
  test('may expire today', async () => {
    expect((await stocks('mari-supervisor', madisonMari.id, aLot({ expiresOn: dayInMadison() }))).status).toBe(200);
  });

  test('that expired yesterday is not taken in', async () => {
    const answer = await stocks('mari-supervisor', madisonMari.id, aLot({ expiresOn: dayInMadison(-1) }));
    expect(answer).toMatchObject({ status: 422, body: { code: 'FIELD.OUT_OF_BOUNDS', errors: [{ field: 'expiresOn' }] } });
  });

  test('has one expiry date: another one leaves everything as it was', async () => {
    const lot = aLot();
    await stocks('mari-coordinator', madisonMari.id, lot);
    const before = (await eventsOf(madisonMari.id)).length;
    const answer = await stocks('mari-coordinator', madisonMari.id, { ...lot, expiresOn: dayFrom(http, 500) });
    expect(answer).toMatchObject({ status: 422, body: { code: 'NALOXONE.OTHER_EXPIRY', errors: [{ field: 'expiresOn' }] } });
    expect(await lotOf(madisonMari.id, lot.lot)).toMatchObject({ received: 12, expiresOn: lot.expiresOn });
    expect(await eventsOf(madisonMari.id)).toHaveLength(before);
  });

  test('never gives more kits than it received', async () => {
    const lot = aLot();
    await stocks('mari-coordinator', madisonMari.id, lot);
    const { id } = await lotOf(madisonMari.id, lot.lot);
    await owner.query('update naloxone_lot set given = received where id = $1', [id]);
    await expect(owner.query('update naloxone_lot set given = received + 1 where id = $1', [id])).rejects.toThrow(/check constraint/);
  });
});

describe('the lots that may be chosen', () => {
  const fields = { from: entry('From which lot?', { of: 'naloxoneLots' }) };
  const stocked = async (more: object = {}): Promise<string> => {
    const { body } = await stocks('mari-coordinator', madisonMari.id, aLot(more));
    return body.result.lotId as string;
  };
  const offered = async (at = http.engine.clock.now().toISOString()) => {
    const lists = new EntryLists(http.engine.database.pool, { agencyId: madisonMari.agency, at });
    return (await lists.of([{ fields }], madisonMari)).naloxoneLots!.map(({ value }) => value);
  };
  const errorsFor = (from: string, program = madisonMari) =>
    inTransaction(http.engine.database.pool, (sql) => {
      const moment = momentAt(http.engine.clock.now(), program.zone);
      return notValidNow(fields, { from }, { sql, file: aFile(), program, agencyId: program.agency, by: randomUUID(), moment });
    });

  test('are those with kits left', async () => {
    const [left, none] = [await stocked(), await stocked()];
    await owner.query('update naloxone_lot set given = case id when $1 then received - 1 else received end where id = any($2::uuid[])', [left, [left, none]]);
    expect(await offered()).toContain(left);
    expect(await offered()).not.toContain(none);
  });

  test('are those that have not expired, by the day of the program', async () => {
    const lot = await stocked({ expiresOn: '2040-07-01' });
    expect(await offered('2040-07-02T04:59:00Z')).toContain(lot);
    expect(await offered('2040-07-02T05:00:00Z')).not.toContain(lot);
  });

  test('are accepted in a field, and no others', async () => {
    const lot = await stocked();
    expect(await errorsFor(lot)).toEqual([]);
    expect(await errorsFor(randomUUID())).toMatchObject([{ field: 'from', code: 'FIELD.NOT_AN_OPTION' }]);
  });

  test('are not those of another program', async () => {
    expect(await errorsFor(await stocked(), laDoor)).toMatchObject([{ field: 'from', code: 'FIELD.NOT_AN_OPTION' }]);
  });
});

describe("a program's own keys", () => {
  test.each(recordClasses)('seal what is of class %s', async (recordClass) => {
    await stocks('mari-coordinator', madisonMari.id, aLot());
    const { vault, database } = http.engine;
    const keys = await keysOfProgram(vault, database.pool, madisonMari.id);
    const binding = { caseId: programHolder(madisonMari.id), eventKey: 'c:1', path: 'name' };
    const sealed = seal(keys, binding, { class: recordClass, provenance: 'case' }, 'Jordan Avery');
    expect(openSealed(keys, binding, sealed)).toBe('Jordan Avery');
    expect(() => openSealed(keys, { ...binding, caseId: programHolder(laDoor.id) }, sealed)).toThrow();
  });

  test('are not made again once they have been destroyed', async () => {
    const program = philadelphiaPad.id;
    await stocks('pad-coordinator', program, aLot());
    await owner.query('delete from vault.data_key where holder = $1', [programHolder(program)]);
    const { database, vault, clock, shelf } = http.engine;
    const command = { programId: program, commandId: randomUUID(), stepId: 'stockNaloxone', input: aLot() };
    await expect(new ProgramRecord({ database, vault, clock, shelf }).performProgramStep(http.engine.caller('pad-coordinator'), command)).rejects.toThrow(/no command key/);
  });
});

describe('the program steps that a person may perform', () => {
  const openTo = async (as: string) => (await http.read(as, `programs/${madisonMari.id}/steps`)).items as { stepId: string }[];

  test('are listed with forms to fill', async () => {
    const stock = (await openTo('mari-coordinator')).find(({ stepId }) => stepId === 'stockNaloxone');
    expect(stock).toMatchObject({
      title: 'Stock naloxone',
      roles: ['coordinator', 'supervisor'],
      fields: [
        { name: 'lot', kind: 'code', required: true, maxLength: 40 },
        { name: 'kits', kind: 'number', min: 1, max: 10_000 },
        { name: 'expiresOn', kind: 'date', earliest: dayInMadison() },
      ],
    });
  });

  test('are not those of other roles', async () => {
    expect((await openTo('mari-officer')).map(({ stepId }) => stepId)).not.toContain('stockNaloxone');
  });

  test('are not shown of a program that is not the caller’s', async () => {
    const answer = await http.send('GET', `/api/programs/${laDoor.id}/steps`, { as: 'mari-coordinator' });
    expect(answer).toMatchObject({ status: 404, body: { code: 'PROGRAM.NOT_FOUND' } });
  });
});

describe("a program's log", () => {
  test('holds together from its first event to its head', async () => {
    await stocks('mari-coordinator', madisonMari.id, aLot());
    for await (const { broken } of verifyProgramLogs(owner)) expect(broken).toBeUndefined();
  });

  test('is only ever added to', async () => {
    await stocks('mari-coordinator', madisonMari.id, aLot());
    await expect(owner.query('delete from program_event')).rejects.toThrow(/only ever added to/);
    await expect(owner.query("update program_event set type = 'other'")).rejects.toThrow(/only ever added to/);
  });

  test('tells where an event was changed', async () => {
    await stocks('door-coordinator', laDoor.id, aLot());
    const { length: last } = await eventsOf(laDoor.id);
    await owner.query('alter table program_event disable trigger append_only');
    await owner.query(`update program_event set body = replace(body, '"kits":12', '"kits":11') where program_id = $1 and seq = $2`, [laDoor.id, last]);
    expect(await verifyProgramLog(owner, laDoor.id)).toMatchObject({ seq: last, why: 'the event or its hash was changed' });
  });
});

function dayInMadison(days = 0): string {
  const day = new Date(http.engine.clock.now().getTime() + days * 86_400_000);
  return new Intl.DateTimeFormat('en-CA', { timeZone: madisonMari.zone }).format(day);
}
