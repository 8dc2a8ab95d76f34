import { randomUUID } from 'node:crypto';
import { Engine, recorded, TestClock } from '../support/engine.js';

describe('a case that was just moved to another pathway', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await Engine.start({ clock: new TestClock(new Date('2031-03-04T18:00:00.000Z')), driven: true });
  });
  afterAll(() => engine.stop());

  /** Recorded, and nobody rings. */
  const unheard = (as: string, caseId: string, stepId: string, input: Record<string, unknown>) =>
    engine.record.performStep(engine.caller(as), { caseId, commandId: randomUUID(), stepId, input });
  const leaves = (caseId: string) => unheard('wv-peer', caseId, 'withdrawFromProgram', { reason: 'wishesToLeave' });

  async function moved(): Promise<string> {
    const input = { source: 'participant', area: 'county', askedAt: '2031-03-04T17:30:00.000Z' };
    const { caseId } = recorded(await engine.open('wv-peer', 'west-virginia-police-and-peers', input, undefined, 'selfReferral'));
    await engine.drivenCase(caseId).settle();
    recorded(await unheard('wv-coordinator', caseId, 'moveToPathway', { pathway: 'activeOutreach', reason: 'outreachNeeded' }));
    return caseId;
  }

  it('waits for nothing more of the former one, though the process has not heard of it', async () => {
    const caseId = await moved();
    expect(await engine.openSteps(caseId)).toEqual([]);
    expect(await leaves(caseId)).toMatchObject({ ok: false, status: 409, code: 'STEP.NOT_OPEN' });
  });

  it.each([['in the same run', false], ['begun anew', true]])('waits for what the new one asks, %s, and can be left', async (_how, anew) => {
    const caseId = await moved();
    if (anew) await engine.throwAway(caseId);
    await engine.drivenCase(caseId).settle();
    expect(await engine.openSteps(caseId)).toContain('recordContactAttempt');
    recorded(await leaves(caseId));
    await engine.drivenCase(caseId).settle();
    expect(await engine.file(caseId)).toMatchObject({ status: 'closed', pathwayId: 'activeOutreach' });
    expect(await engine.openSteps(caseId)).toEqual([]);
  });
});
