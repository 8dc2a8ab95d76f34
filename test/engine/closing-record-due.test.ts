import { Engine, recorded, staffId, TestClock } from '../support/engine.js';
import { begins, condition, openingIn } from '../support/moves.js';

describe('the closing record of a case that came to its end', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await Engine.start({ clock: new TestClock(new Date(begins)), driven: true });
  });
  afterAll(() => engine.stop());

  async function opened(): Promise<string> {
    const { caseId } = recorded(await engine.open('mari-officer', 'madison-mari', openingIn('madison', ['drugPossession'])));
    return caseId;
  }
  async function does(caseId: string, as: string, step: string, input: Record<string, unknown> = {}): Promise<void> {
    recorded(await engine.perform(as, caseId, step, input));
    await engine.untilQuiet(caseId);
  }
  async function askedFor(caseId: string): Promise<unknown[]> {
    expect(await engine.file(caseId)).toMatchObject({ status: 'closed' });
    const { rows } = await engine.database.pool.query<object>(`select roles, staff from outbox where case_id = $1 and kind = 'closingRecordDue'`, [caseId]);
    return rows;
  }

  it('is asked of the coordinators where no peer is assigned', async () => {
    const caseId = await opened();
    await does(caseId, 'mari-officer', 'recordWarmHandoff', { outcome: 'declined' });
    expect(await askedFor(caseId)).toEqual([{ roles: ['coordinator'], staff: null }]);
  });

  it('is asked of the assigned peer', async () => {
    const caseId = await opened();
    await does(caseId, 'mari-peer', 'recordWarmHandoff', { outcome: 'met', metBy: staffId('mari-peer') });
    await does(caseId, 'mari-peer', 'withdrawFromProgram', { reason: 'wishesToLeave' });
    expect(await askedFor(caseId)).toEqual([{ roles: [], staff: staffId('mari-peer') }]);
  });

  it('is asked for on the pathway that the case was moved to', async () => {
    const input = { source: 'participant', area: 'county', askedAt: begins };
    const { caseId } = recorded(await engine.open('wv-peer', 'west-virginia-police-and-peers', input, undefined, 'selfReferral'));
    await does(caseId, 'wv-coordinator', 'moveToPathway', { pathway: 'activeOutreach', reason: 'outreachNeeded' });
    await does(caseId, 'wv-peer', 'withdrawFromProgram', { reason: 'wishesToLeave' });
    expect(await askedFor(caseId)).toHaveLength(1);
  });

  it('is not asked for where the follow-up was ended with it', async () => {
    const caseId = await opened();
    await does(caseId, 'mari-peer', 'recordWarmHandoff', { outcome: 'met', metBy: staffId('mari-peer') });
    await does(caseId, 'mari-peer', 'recordIntake', { needs: ['treatment'] });
    await does(caseId, 'mari-case-manager', 'agreeServicePlan', { goals: [{ area: 'treatment', goal: 'Start medication' }], agreed: true });
    await does(caseId, 'mari-peer', 'deferConsent', { reason: 'notNow' });
    await does(caseId, 'mari-peer', 'concludePlacement', { reason: 'notNow' });
    await does(caseId, 'mari-court-liaison', 'setConditions', { conditions: [condition('engage', '2031-08-01')] });
    const { charges } = await engine.file(caseId);
    await does(caseId, 'mari-prosecutor', 'refuseHold', { charge: charges[0]!.id, reason: 'Decided elsewhere' });
    await does(caseId, 'mari-peer', 'closeCase', { reason: 'goalsReached' });
    expect(await askedFor(caseId)).toEqual([]);
  });
});
