import { randomBytes, randomUUID } from 'node:crypto';
import { appendFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { CaseRecord } from '#persistence/case-log/case-record';
import { rebuildAll } from '#persistence/case-log/rebuild';
import { verifyCase } from '#persistence/case-log/verify';
import { KeyLedger } from '#persistence/keys/key-ledger';
import { rebuildPeople } from '#persistence/people/rebuild';
import { afterRestore, assertNoneReturned } from '#persistence/sealing/after-restore';
import { OutsideWatch } from '#worker/outside-watch';
import { Engine, recorded, TestClock } from '../support/engine.js';
import { caseIdOf, day, laDoorCompleted, mariWithdrawn, openingIn, play, type Journey } from '../support/moves.js';

const byCompletion = { classes: ['justice'], ground: 'completion' };
const byOrder = (...classes: string[]) => ({ classes, ground: 'courtOrder', order: 'Superior Court 31-CV-1, 3 March 2031' });
const all = ['justice', 'service', 'counselingNote'];
const liaison = 'door-court-liaison';
const privacyOfficer = 'door-privacy-officer';

let engine: Engine;
let owner: pg.Pool;
let clock: TestClock;
beforeAll(async () => {
  clock = new TestClock();
  engine = await Engine.start({ clock, driven: true, manyCases: true });
  owner = new pg.Pool({ connectionString: engine.testDatabase.ownerUrl, max: 3 });
});
afterAll(async () => {
  await owner.end();
  await engine.stop();
});

/** Both charges are released, and care goes on. */
const releasedOnly: Journey = { ...laDoorCompleted, moves: laDoorCompleted.moves.slice(0, -3) };

async function completed(): Promise<string> {
  const caseId = randomUUID();
  await play(engine, releasedOnly, caseId);
  return caseId;
}

async function closed(): Promise<string> {
  const caseId = randomUUID();
  await play(engine, laDoorCompleted, caseId);
  await engine.untilClosed(caseId);
  return caseId;
}

const seals = (as: string, caseId: string, input: object, commandId?: string) => engine.perform(as, caseId, 'sealRecords', input as Record<string, unknown>, commandId);

async function keysOf(caseId: string): Promise<string[]> {
  const { rows } = await owner.query<{ class: string }>(
    `select k.class from vault.data_key k join case_head h on k.holder in (h.case_id, h.participant_id) where h.case_id = $1 order by 1`,
    [caseId],
  );
  return rows.map((row) => row.class);
}

const rowsOf = async (query: string, ...values: unknown[]): Promise<unknown[]> => (await owner.query(query, values)).rows as unknown[];

describe('the justice class, by completion', () => {
  it('loses its keys in the transaction that records it, and the others keep theirs', async () => {
    const caseId = await completed();
    const { version } = recorded(await seals(liaison, caseId, byCompletion));
    expect(await keysOf(caseId)).toEqual(['command', 'counselingNote', 'identity', 'service']);
    expect(await rowsOf('select class, seq from vault.destroyed where case_id = $1', caseId)).toEqual([{ class: 'justice', seq: version }]);
  });

  it('leaves a chain that still verifies', async () => {
    const caseId = await completed();
    recorded(await seals(liaison, caseId, byCompletion));
    expect(await verifyCase(owner, caseId)).toBeUndefined();
  });

  it('leaves counts that lead to no case, which a rebuild makes again with everything else', async () => {
    const caseId = await completed();
    recorded(await seals(liaison, caseId, byCompletion));
    const rows = async () => [
      await rowsOf('select file, assignees, sealed, stages from case_head where case_id = $1', caseId),
      await rowsOf('select * from charge where case_id = $1', caseId),
      await rowsOf('select * from sealed_count order by class, outcome, month'),
    ];
    const before = await rows();
    expect(before[1]).toEqual([]);
    expect(before[2]).toContainEqual(expect.objectContaining({ program_id: 'la-door', class: 'drugPossession', outcome: 'declined' }));
    await rebuildAll(owner, engine.shelf, () => undefined);
    expect(await rows()).toEqual(before);
  });

  it('is not sealed while a charge is pending', async () => {
    const caseId = randomUUID();
    recorded(await engine.open('door-officer', 'la-door', openingIn('southLa', ['drugPossession'], ['justiceInvolvement', 'healthChallenge', 'livesInArea']), caseId));
    expect(await seals(liaison, caseId, byCompletion)).toMatchObject({ status: 422, code: 'SEALING.CHARGE_PENDING' });
    expect(await keysOf(caseId)).toContain('justice');
  });

  it('is not sealed where a charge was reinstated, and is by an order', async () => {
    const caseId = caseIdOf(mariWithdrawn, randomUUID());
    await play(engine, mariWithdrawn, caseId);
    expect(await seals('mari-court-liaison', caseId, byCompletion)).toMatchObject({ status: 422, code: 'SEALING.NOT_COMPLETED' });
    recorded(await seals('mari-privacy-officer', caseId, byOrder('justice')));
  });

  it('is sealed once: a second time it says so', async () => {
    const caseId = await completed();
    recorded(await seals(liaison, caseId, byCompletion));
    expect(await seals(privacyOfficer, caseId, byCompletion)).toMatchObject({ status: 422, code: 'SEALING.SEALED_ALREADY' });
  });

  it('is sealed once by two at the same time', async () => {
    const caseId = await completed();
    const answers = await Promise.all([seals(privacyOfficer, caseId, byCompletion), seals(privacyOfficer, caseId, byCompletion)]);
    expect(answers.map((answer) => (answer.ok ? 'recorded' : answer.code)).sort()).toEqual(['SEALING.SEALED_ALREADY', 'recorded']);
  });

  it('answers the same command again, also to who knows of the case no more', async () => {
    const caseId = await completed();
    const commandId = randomUUID();
    const first = recorded(await seals(liaison, caseId, byCompletion, commandId));
    expect(await seals(liaison, caseId, byCompletion, commandId)).toMatchObject({ ok: true, version: first.version, created: false });
    expect(await seals(liaison, caseId, byCompletion)).toMatchObject({ status: 404 });
  });

  it.each(['door-officer', 'door-prosecutor', 'door-defender'])('is unknown to %s from then on', async (account) => {
    const caseId = await completed();
    recorded(await seals(liaison, caseId, byCompletion));
    expect(await engine.perform(account, caseId, 'addNote', { note: 'Is there anything?' })).toMatchObject({ status: 404, code: 'CASE.NOT_FOUND' });
  });
});

describe('what comes after sealing', () => {
  it('a step of the sealed class is not open', async () => {
    const caseId = await completed();
    recorded(await seals(liaison, caseId, byCompletion));
    expect(await engine.perform('door-coordinator', caseId, 'reportNewOffence', {})).toMatchObject({ ok: false });
    const { seq } = await engine.head(caseId);
    const corrected = await engine.perform('door-coordinator', caseId, 'correctEntry', { entry: 1, field: 'incidentNumber', value: '31-1', reason: 'A slip' });
    expect(corrected).toMatchObject({ status: 422, code: 'RECORD.SEALED', errors: [{ field: 'value' }, { field: 'reason' }] });
    expect((await engine.head(caseId)).seq).toBe(seq);
  });

  it('care goes on: notes and follow-up are recorded as before', async () => {
    const caseId = await completed();
    recorded(await seals(liaison, caseId, byCompletion));
    recorded(await engine.perform('door-peer', caseId, 'addNote', { note: 'Doing well' }));
    expect(await verifyCase(owner, caseId)).toBeUndefined();
  });

  it('a note after the service class is sealed is refused by name', async () => {
    const caseId = await closed();
    recorded(await seals(privacyOfficer, caseId, byOrder('service')));
    expect(await engine.perform('door-peer', caseId, 'addNote', { note: 'Late' })).toMatchObject({ status: 409, code: 'RECORD.SEALED' });
  });
});

describe('who seals, and on what ground', () => {
  it('a court liaison seals nothing by order', async () => {
    expect(await seals(liaison, await completed(), byOrder('justice'))).toMatchObject({ status: 422, code: 'SEALING.PRIVACY_OFFICER_ONLY' });
  });

  it('an order is named', async () => {
    expect(await seals(privacyOfficer, await completed(), { classes: ['justice'], ground: 'courtOrder' })).toMatchObject({ status: 422, code: 'SEALING.ORDER_MISSING' });
  });

  it('the service class is not sealed while care goes on', async () => {
    expect(await seals(privacyOfficer, await completed(), byOrder('service'))).toMatchObject({ status: 422, code: 'SEALING.CASE_OPEN' });
  });

  it('the service class is kept to the last instant of its retention', async () => {
    const caseId = await closed();
    const [{ at }] = (await rowsOf(`select recorded_at as at from case_event where case_id = $1 and type = 'caseClosed'`, caseId)) as [{ at: Date }];
    // Six years to the day, in the program's zone: California, standard time or not.
    const lastDay = new Date(at);
    lastDay.setUTCFullYear(lastDay.getUTCFullYear() + 6);
    clock.set(lastDay);
    const byRetention = { classes: ['service'], ground: 'retention' };
    expect(await seals(privacyOfficer, caseId, byRetention)).toMatchObject({ status: 422, code: 'SEALING.RETENTION_NOT_ENDED' });
    clock.advance(day);
    recorded(await seals(privacyOfficer, caseId, byRetention));
  });

  it('a legal hold prevents every class and ground until the last of them is released', async () => {
    const caseId = await completed();
    for (const reason of ['Litigation in the county', 'A second one']) recorded(await engine.perform(privacyOfficer, caseId, 'placeLegalHold', { reason }));
    const [first, second] = (await engine.file(caseId)).legalHold!;
    expect(await seals(liaison, caseId, byCompletion)).toMatchObject({ status: 422, code: 'SEALING.LEGAL_HOLD' });
    recorded(await engine.perform(privacyOfficer, caseId, 'releaseLegalHold', { hold: first!.id, reason: 'Settled' }));
    expect(await seals(privacyOfficer, caseId, byOrder('justice'))).toMatchObject({ status: 422, code: 'SEALING.LEGAL_HOLD' });
    recorded(await engine.perform(privacyOfficer, caseId, 'releaseLegalHold', { hold: second!.id, reason: 'Settled' }));
    recorded(await seals(liaison, caseId, byCompletion));
  });
});

describe('the identity', () => {
  const indexOf = async (caseId: string) => rowsOf(`select kind from participant_index i join case_head h on h.participant_id = i.participant_id where h.case_id = $1`, caseId);
  const matchesOf = async (caseId: string) =>
    rowsOf('select m.id from participant_match m join case_head h on h.participant_id in (m.participant_id, m.other_id) where h.case_id = $1', caseId);

  it('goes with the last class, and the person who comes back is new', async () => {
    const [caseId, other] = [await closed(), await completed()];
    expect(await matchesOf(caseId)).not.toEqual([]);
    recorded(await seals(privacyOfficer, caseId, byOrder('justice', 'service')));
    expect(await keysOf(caseId)).toEqual(['command', 'counselingNote', 'identity']);
    expect(await indexOf(caseId)).not.toEqual([]);
    recorded(await seals(privacyOfficer, caseId, byOrder('counselingNote')));
    expect(await keysOf(caseId)).toEqual(['command']);
    expect([await indexOf(caseId), await matchesOf(caseId)]).toEqual([[], []]);
    expect(await indexOf(other)).not.toEqual([]);
    await rebuildPeople(owner, engine.vault);
    expect([await indexOf(caseId), await matchesOf(caseId)]).toEqual([[], []]);
    expect(await verifyCase(owner, caseId)).toBeUndefined();
  });
});

describe('the database', () => {
  let api: pg.Pool;
  beforeAll(() => {
    api = new pg.Pool({ connectionString: engine.testDatabase.apiUrl, max: 1 });
  });
  afterAll(() => api.end());

  it('lets nobody but a recorded step destroy a key', async () => {
    const caseId = await completed();
    await expect(api.query('select vault.destroy($1, $2, $1, 1)', [caseId, 'justice'])).rejects.toThrow('by a step that says so');
    await expect(api.query('delete from vault.data_key where holder = $1', [caseId])).rejects.toThrow('permission denied');
    recorded(await seals(liaison, caseId, byCompletion));
    const { seq } = await engine.head(caseId);
    await expect(api.query('select vault.destroy($1, $2, $1, $3)', [caseId, 'service', seq])).rejects.toThrow('by a step that says so');
  });

  it('stores no key again that was destroyed, whoever asks', async () => {
    const caseId = await completed();
    recorded(await seals(liaison, caseId, byCompletion));
    const again = `insert into vault.data_key (holder, class, generation, wrapped, master_key) values ($1, 'justice', 1, $2, 'x')`;
    await expect(owner.query(again, [caseId, randomBytes(60)])).rejects.toThrow('never stored again');
  });
});

describe('the ledger outside of the database', () => {
  async function ledgerIn(): Promise<{ path: string; ledger: KeyLedger }> {
    const path = join(await mkdtemp(join(tmpdir(), 'ledger-')), 'destroyed-keys.ndjson');
    return { path, ledger: new KeyLedger(path) };
  }

  it('says what was destroyed as soon as the step has been answered', async () => {
    const { ledger } = await ledgerIn();
    const { database, vault, shelf } = engine;
    const record = new CaseRecord({ database, vault, clock, shelf, ledger });
    const caseId = await completed();
    recorded(await record.performStep(engine.caller(liaison), { caseId, commandId: randomUUID(), stepId: 'sealRecords', input: byCompletion }));
    expect(await ledger.read()).toContainEqual(expect.objectContaining({ holder: caseId, class: 'justice', caseId }));
  });

  it('is caught up by the worker after a crash between the commit and the ledger', async () => {
    const { path, ledger } = await ledgerIn();
    const caseId = await completed();
    recorded(await seals(liaison, caseId, byCompletion));
    expect(await ledger.read()).toEqual([]);
    await appendFile(path, '{"holder":"cut off');
    const failed = (error: unknown) => {
      throw error;
    };
    await new OutsideWatch({ database: engine.workerDatabase, clock, ledger, anchors: { add: async () => 0 }, everyMs: 60_000, failed }).look();
    const written = await ledger.read();
    expect(written).toContainEqual(expect.objectContaining({ holder: caseId, class: 'justice' }));
    expect(await ledger.catchUp(engine.workerDatabase.pool)).toBe(0);
    expect(await ledger.read()).toEqual(written);
  });

  it('destroys again what an older backup of vault and record brings back', async () => {
    const { ledger } = await ledgerIn();
    const caseId = await closed();
    const [{ participant }] = (await rowsOf('select participant_id as participant from case_head where case_id = $1', caseId)) as [{ participant: string }];
    await owner.query(`
      create schema backup;
      create table backup.data_key as select * from vault.data_key;
      create table backup.participant_index as select * from participant_index;`);
    recorded(await seals(privacyOfficer, caseId, byOrder(...all)));
    await ledger.catchUp(engine.workerDatabase.pool);

    await owner.query(`
      delete from vault.destroyed;
      delete from vault.data_key;
      insert into vault.data_key select * from backup.data_key;
      delete from participant_index;
      insert into participant_index select * from backup.participant_index;
      drop schema backup cascade;`);
    expect(await keysOf(caseId)).toContain('identity');
    await expect(assertNoneReturned(engine.database.pool, ledger)).rejects.toThrow('npm run after-restore');
    await expect(assertNoneReturned(engine.workerDatabase.pool, ledger)).rejects.toThrow('npm run after-restore');

    const { destroyedAgain } = await afterRestore(owner, await ledger.read());
    expect(destroyedAgain).toBeGreaterThanOrEqual(4);
    expect(await keysOf(caseId)).toEqual(['command']);
    expect(await rowsOf('select kind from participant_index where participant_id = $1', participant)).toEqual([]);
    await assertNoneReturned(engine.database.pool, ledger);
    expect(await afterRestore(owner, await ledger.read())).toEqual({ destroyedAgain: 0, toSealAnew: [] });
  });

  it('names the cases whose sealing the restored record does not know of', async () => {
    const caseId = await completed();
    const key = { holder: caseId, class: 'justice', caseId, seq: 40, at: '2031-06-01T00:00:00.000Z' };
    expect(await afterRestore(owner, [key])).toEqual({ destroyedAgain: 1, toSealAnew: [caseId] });
    recorded(await seals(liaison, caseId, byCompletion));
    expect(await afterRestore(owner, [key])).toEqual({ destroyedAgain: 0, toSealAnew: [] });
  });

  it("seals again by a court's order what the restored record does not know to be sealed, and does not keep which order it was", async () => {
    const caseId = await closed();
    const [{ participant }] = (await rowsOf('select participant_id as participant from case_head where case_id = $1', caseId)) as [{ participant: string }];
    const keys = [...all.map((recordClass) => ({ holder: caseId, class: recordClass })), { holder: participant, class: 'identity' }];
    const ledger = keys.map((key) => ({ ...key, caseId, seq: 90, at: '2031-09-01T00:00:00.000Z' }));
    expect(await afterRestore(owner, ledger)).toEqual({ destroyedAgain: 4, toSealAnew: [caseId] });
    const { version } = recorded(await seals(privacyOfficer, caseId, byOrder(...all)));
    expect(await rowsOf(`select body::json->'sealed' as sealed from case_event where case_id = $1 and seq = $2`, caseId, version)).toEqual([{ sealed: {} }]);
    expect(await afterRestore(owner, ledger)).toEqual({ destroyedAgain: 0, toSealAnew: [] });
  });
});
