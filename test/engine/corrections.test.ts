import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { rebuildCase } from '#persistence/case-log/rebuild';
import { Engine, recorded, TestClock } from '../support/engine.js';
import { caseIdOf, mariWithdrawn, openingIn, padFollowedUp, play } from '../support/moves.js';

describe('a mistake is corrected', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await Engine.start({ clock: new TestClock(new Date('2031-03-04T18:30:00Z')) });
  });
  afterAll(() => engine.stop());

  async function opened(): Promise<string> {
    const { caseId } = recorded(await engine.open('mari-officer', 'madison-mari', openingIn('madison', ['drugPossession'])));
    await engine.untilOpen(caseId, 'acceptHandoff');
    await engine.untilQuiet(caseId);
    return caseId;
  }
  const correction = (field: string, value: string, entry = 1) => ({ entry, field, value, reason: 'Entered by mistake' });

  it('the file becomes what it would be, and the log keeps both', async () => {
    const caseId = await opened();
    recorded(await engine.perform('mari-officer', caseId, 'correctEntry', correction('ageBand', 'from35to44')));
    expect((await engine.file(caseId)).screening?.ageBand).toBe('from35to44');
    const events = await engine.events(caseId);
    expect(events[0]).toMatchObject({ open: { ageBand: 'from25to34' } });
    expect(events.at(-1)).toMatchObject({ type: 'correctEntry', open: { entry: 1, path: 'ageBand', value: 'from35to44' } });
  });

  it('in a row of a list, by the id of the row', async () => {
    const caseId = await opened();
    const [charge] = (await engine.file(caseId)).charges;
    recorded(await engine.perform('mari-officer', caseId, 'correctEntry', correction(`charges/${charge!.id}/class`, 'retailTheft')));
    expect((await engine.file(caseId)).charges[0]?.class).toBe('retailTheft');
  });

  it('a second correction keeps the first', async () => {
    const caseId = await opened();
    recorded(await engine.perform('mari-officer', caseId, 'correctEntry', correction('ageBand', 'from65')));
    recorded(await engine.perform('mari-coordinator', caseId, 'correctEntry', correction('offerAccepted', 'true')));
    expect((await engine.file(caseId)).screening?.ageBand).toBe('from65');
  });

  it('a sealed value stays sealed', async () => {
    const caseId = await opened();
    recorded(await engine.perform('mari-officer', caseId, 'correctEntry', correction('name', 'Jordan Averill')));
    expect(JSON.stringify(await engine.events(caseId))).not.toContain('Averill');
    expect((await engine.events(caseId)).at(-1)).toMatchObject({ sealed: { value: { class: 'identity' }, reason: {} } });
  });

  it('what the process has opened stays open', async () => {
    const caseId = await opened();
    const before = await engine.openSteps(caseId);
    recorded(await engine.perform('mari-officer', caseId, 'correctEntry', correction('ageBand', 'from65')));
    await engine.untilQuiet(caseId);
    expect(await engine.openSteps(caseId)).toEqual(before);
  });

  it('the rebuilt file is the corrected one', async () => {
    const caseId = await opened();
    recorded(await engine.perform('mari-officer', caseId, 'correctEntry', correction('ageBand', 'from35to44')));
    await engine.untilQuiet(caseId);
    const before = await engine.file(caseId);
    const owner = new pg.Pool({ connectionString: engine.testDatabase.ownerUrl, max: 1 });
    await rebuildCase(owner, engine.shelf, caseId);
    await owner.end();
    expect(await engine.file(caseId)).toEqual(before);
  });

  it('what a decision decided is changed by a new step, not by a correction', async () => {
    const caseId = caseIdOf(mariWithdrawn, 'corrected');
    await play(engine, mariWithdrawn, caseId);
    const file = await engine.untilClosed(caseId);
    const decision = (await engine.events(caseId)).find((event) => event.type === 'decideCharge')!;
    for (const account of ['mari-prosecutor', 'mari-coordinator']) {
      const answer = await engine.perform(account, caseId, 'correctEntry', correction('decision', 'file', decision.seq));
      expect(answer).toMatchObject({ ok: false, status: 422, code: 'CORRECTION.RECORD_ANEW' });
    }
    expect(await engine.file(caseId)).toEqual(file);
    recorded(await engine.perform('mari-prosecutor', caseId, 'correctEntry', correction('reason', 'As agreed in court', decision.seq)));
  });

  it('nor is whether the person died, which decided who is visited', async () => {
    const input = { source: 'overdoseNotice', area: 'plymouth', overdoseAt: '2031-03-04T18:00:00.000Z', fatal: false };
    const { caseId } = recorded(await engine.open('pco-coordinator', 'plymouth-county-outreach', input, undefined, 'naloxonePlus'));
    const answer = await engine.perform('pco-coordinator', caseId, 'correctEntry', correction('fatal', 'true'));
    expect(answer).toMatchObject({ ok: false, status: 422, code: 'CORRECTION.RECORD_ANEW' });
  });

  it('also after the case has closed, and rings nobody', async () => {
    const caseId = caseIdOf(padFollowedUp, 'corrected');
    await play(engine, padFollowedUp, caseId);
    await engine.untilClosed(caseId);
    const commandId = randomUUID();
    const corrects = () => engine.perform('pad-officer', caseId, 'correctEntry', correction('ageBand', 'from35to44'), commandId);
    expect(await corrects()).toMatchObject({ ok: true, created: true, awaited: false, ring: false });
    expect(await corrects()).toMatchObject({ ok: true, created: false, awaited: false });
    expect((await engine.file(caseId)).screening?.ageBand).toBe('from35to44');
    expect((await engine.file(caseId)).status).toBe('closed');
  });

  const refused: [string, string, Record<string, unknown>, number, string][] = [
    ['by somebody who neither wrote nor oversees it', 'mari-peer', correction('ageBand', 'from65'), 403, 'CORRECTION.NOT_YOURS'],
    ['for an entry that is not there', 'mari-officer', correction('ageBand', 'from65', 900), 422, 'CORRECTION.NO_SUCH_ENTRY'],
    ['for what the process said', 'mari-officer', correction('ageBand', 'from65', 2), 422, 'CORRECTION.NO_SUCH_ENTRY'],
    ['for a field that the entry does not have', 'mari-officer', correction('weather', 'rain'), 422, 'CORRECTION.NO_SUCH_FIELD'],
    ['with a value that the field does not take', 'mari-officer', correction('ageBand', 'old'), 422, 'CORRECTION.NOT_A_VALUE'],
    ['where the rules of the entry would have said no', 'mari-officer', correction('district', 'other'), 422, 'ELIGIBILITY.DISTRICT_NOT_SERVED'],
    ['with a day that the calendar does not have', 'mari-officer', correction('birthDate', '2001-02-30'), 422, 'CORRECTION.NOT_A_VALUE'],
    ['with a path that goes too far', 'mari-officer', correction('ageBand/x/y', 'from65'), 422, 'CORRECTION.NO_SUCH_FIELD'],
    ['with a path that names no field', 'mari-officer', correction('__proto__', 'from65'), 422, 'CORRECTION.NO_SUCH_FIELD'],
    ['with an instant that is none', 'mari-officer', correction('contactAt', 'yesterday'), 422, 'CORRECTION.NOT_A_VALUE'],
  ];
  it.each(refused)('is refused %s', async (_what, account, input, status, code) => {
    const caseId = await opened();
    const { seq } = await engine.head(caseId);
    expect(await engine.perform(account, caseId, 'correctEntry', input)).toMatchObject({ ok: false, status, code });
    expect((await engine.head(caseId)).seq).toBe(seq);
  });
});
