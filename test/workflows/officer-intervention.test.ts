import type { Program } from '#protocol/program';
import { handoffStanding } from '#protocol/rules/handoff.rule';
import { recommendationFor } from '#protocol/rules/recommendation.rule';
import { door, mari, officer, otherProsecutor, pad, peer, prosecutor } from '../protocol/builders.js';
import { InMemoryCase } from './in-memory-case.js';

const begin = '2026-06-01T17:00:00.000Z';
const screen = { contactAt: begin, ageBand: 'from25to34' as const, offerAccepted: true };
const aMariCase = (program: Program = mari, charges = [{ id: 'charge-1', class: 'drugPossession' }]) =>
  InMemoryCase.open(program, { ...screen, district: 'madison', charges }, begin);
const aPadCase = (more = {}) => InMemoryCase.open(pad, { ...screen, district: '22', charges: [{ id: 'charge-1', class: 'retailTheft' }], ...more }, begin);
const criteria = ['justiceInvolvement', 'healthChallenge', 'livesInArea'];
const aDoorCase = () => InMemoryCase.open(door, { ...screen, district: 'southLa', criteria, charges: [{ id: 'charge-1', class: 'drugPossession' }] }, begin);

async function meet(of: InMemoryCase): Promise<void> {
  await of.perform('acceptHandoff', { coming: peer, arrivesAt: '2026-06-01T17:20:00Z' }, peer);
  await of.perform('recordWarmHandoff', { outcome: 'met', metBy: peer });
}
async function takeIn(of: InMemoryCase): Promise<void> {
  await meet(of);
  await of.perform('recordIntake', {}, peer);
  await of.perform('agreeServicePlan', { goals: [{ id: 'goal-1', area: 'treatment' }], agreed: true }, peer);
  await of.perform('deferConsent', { reason: 'notNow' }, peer);
}
const condition = { id: 'condition-1', kind: 'engage', due: '2026-11-30', coversReturnToUse: false };
async function hold(of: InMemoryCase, charges = ['charge-1']): Promise<void> {
  await takeIn(of);
  await of.perform('setConditions', { conditions: [condition] }, prosecutor);
  for (const charge of charges) await of.perform('acceptHold', { charge }, prosecutor);
  await of.perform('signConditions', { explained: true, signedOn: '2026-06-01' });
}
const outcomes = (of: InMemoryCase) => Object.fromEntries(of.file.stages.map(({ key, state, outcome }) => [key.slice(key.lastIndexOf('/') + 1), outcome ?? state]));

/** Every held charge has exactly one owner and one live deadline. */
function expectHeldInOrder(of: InMemoryCase, kind: string): void {
  for (const charge of of.file.charges.filter(({ status }) => status === 'held')) {
    expect(charge).toMatchObject({ owner: expect.any(String) as string, deadline: { kind } });
  }
}

describe('eligibility', () => {
  test('the team confirms it at LA DOOR, and a charge that is not diverted decides for the whole case', async () => {
    const of = await aDoorCase();
    expect(of.open).toEqual(['confirmEligibility', 'withdrawFromProgram']);
    await of.perform('addCharge', { charges: [{ id: 'charge-2', class: 'drivingUnderInfluence' }] });
    expect(of.file).toMatchObject({ status: 'closed', outcome: 'notEligible', eligibility: { reasons: ['ELIGIBILITY.CHARGE_NOT_DIVERTED'] } });
    expect(of.open).toEqual([]);
  });

  test('the team may say no', async () => {
    const of = await aDoorCase();
    await of.perform('confirmEligibility', { decision: 'notEligible', reasons: ['ELIGIBILITY.CRITERIA_NOT_MET'] });
    expect(of.file).toMatchObject({ status: 'closed', outcome: 'notEligible', charges: [{ status: 'returned' }] });
  });
});

describe('the warm handoff', () => {
  test('passes on in silence, and then the supervisor and the officer learn that nobody comes; it stays open', async () => {
    const of = await aPadCase();
    await of.passTo('2026-06-01T17:29:59Z');
    expect(of.notices).toEqual(['handoffRequested', 'handoffPassedOn', 'handoffPassedOn']);
    await of.passTo('2026-06-02T17:00:00Z');
    expect(of.notices).toEqual(['handoffRequested', 'handoffPassedOn', 'handoffPassedOn', 'nobodyIsComing']);
    expect(handoffStanding(of.file, pad.pathways.officerIntervention.stages.warmHandoff!)).toBe('nobodyComing');
    await meet(of);
    expect(outcomes(of)).toMatchObject({ warmHandoff: 'met' });
  });

  test('passes on at once when a peer cannot come', async () => {
    const of = await aPadCase();
    await of.perform('declineHandoffRequest', { reason: 'tooFar' }, peer);
    expect(of.notices).toEqual(['handoffRequested', 'handoffPassedOn']);
  });

  test('is asked for again when the one who was coming cannot', async () => {
    const of = await aPadCase();
    await of.perform('acceptHandoff', { coming: peer, arrivesAt: begin }, peer);
    expect(of.file.handoff.coming?.staffId).toBe(peer);
    await of.perform('declineHandoffRequest', { reason: 'other' }, peer);
    expect(of.file.handoff.coming).toBeUndefined();
    expect(of.open).toContain('acceptHandoff');
  });

  test('waits until the next working day for a referral left outside the hours', async () => {
    const of = await aPadCase({ contactAt: '2026-06-01T12:00:00Z', referralForNextWorkingDay: true });
    await of.passTo('2026-06-02T17:00:00Z');
    expect(of.notices).toEqual(['handoffRequested']);
    expect(of.wait('acceptHandoff')).toMatchObject({ lapses: false, due: '2026-06-05T03:59:59.999Z' });
  });

  test('is tried twice before it counts as not reached', async () => {
    const of = await aMariCase();
    await of.perform('recordWarmHandoff', { outcome: 'notReached' });
    expect(of.file.status).toBe('open');
    await of.perform('recordWarmHandoff', { outcome: 'notReached' });
    expect(of.file).toMatchObject({ status: 'closed', outcome: 'notReached', charges: [{ status: 'returned' }] });
  });

  test('declined by the person ends the case and files nothing', async () => {
    const of = await aMariCase();
    await of.perform('recordWarmHandoff', { outcome: 'declined' });
    expect(of.file).toMatchObject({ status: 'closed', outcome: 'declined', charges: [{ status: 'returned' }] });
  });
});

describe('Philadelphia', () => {
  test('skips abeyance, and a participant silent for a year is not closed by time', async () => {
    const of = await aPadCase();
    await takeIn(of);
    expect(outcomes(of)).toMatchObject({ abeyance: 'skipped', placement: 'running' });
    await of.perform('concludePlacement', { reason: 'notNow' });
    for (let attempt = 0; attempt < 5; attempt += 1) await of.perform('recordFollowUpContact', { reached: 'notReached' });
    await of.passTo('2027-09-01T17:00:00Z');
    expect(of.file.status).toBe('open');
    expect(of.open).toEqual(['closeCase', 'recordFollowUpContact', 'withdrawFromProgram']);
  });

  test('looks for a placement again when the person wishes one, and then follows up again', async () => {
    const of = await aPadCase();
    await takeIn(of);
    await of.perform('concludePlacement', { reason: 'notNow' });
    await of.perform('recordFollowUpContact', { reached: 'reached', wish: 'placement' });
    await of.perform('requestPlacement', { service: 'treatment', treatmentProvider: 'provider-1' });
    const placement = of.file.placements[0]!.id;
    await of.perform('updateReferral', { placement, status: 'rejected', reason: 'noPlace' });
    expect(of.open).toContain('requestPlacement');
    await of.perform('requestPlacement', { service: 'treatment', treatmentProvider: 'provider-2' });
    await of.perform('requestPlacement', { service: 'housing', serviceProvider: 'provider-3' });
    expect(of.open.filter((step) => step === 'updateReferral')).toHaveLength(2);
    await of.perform('updateReferral', { placement: of.file.placements[1]!.id, status: 'accepted' });
    await of.perform('updateReferral', { placement: of.file.placements[1]!.id, status: 'inProgress' });
    expect(of.file.stages.slice(4).map(({ stage, outcome, state }) => [stage, outcome ?? state])).toEqual([
      ['placement', 'notWanted'],
      ['abeyance', 'skipped'],
      ['followUp', 'placementWanted'],
      ['placement', 'placed'],
      ['followUp', 'running'],
    ]);
    await of.perform('closeCase', { reason: 'noFurtherHelp' });
    expect(of.file).toMatchObject({ status: 'closed', outcome: 'completed', charges: [{ status: 'notHeld' }] });
  });
});

describe('the hold of a charge', () => {
  test('day 183 with the conditions met: released only by the prosecutor, then followed up', async () => {
    const of = await aMariCase();
    await hold(of);
    expectHeldInOrder(of, 'holdEnds');
    expect(of.file.charges[0]?.deadline?.at).toBe('2026-12-02T05:59:59.999Z');
    await of.perform('attestCondition', { condition: 'condition-1', status: 'met' });
    await of.passTo('2026-12-03T17:00:00Z');
    expect(of.file.charges).toMatchObject([{ status: 'held', decisions: [] }]);
    expectHeldInOrder(of, 'decisionDue');
    expect(recommendationFor(of.file, of.file.charges[0]!)).toBe('release');

    await of.passTo('2026-12-17T17:00:00Z');
    expectHeldInOrder(of, 'decisionOverdue');
    expect(of.notices.slice(-2)).toEqual(['decisionDue', 'decisionOverdue']);
    await of.passTo('2027-12-17T17:00:00Z');
    expect(of.file.charges).toMatchObject([{ status: 'held' }]);

    await of.perform('decideCharge', { charge: 'charge-1', decision: 'decline' }, prosecutor);
    await of.perform('concludePlacement', { reason: 'hasOne' });
    for (let contact = 0; contact < 3; contact += 1) await of.perform('recordFollowUpContact', { reached: 'reached', wish: 'continue' });
    expect(of.file).toMatchObject({ status: 'closed', outcome: 'completed', charges: [{ status: 'declined' }] });
    expect(outcomes(of)).toMatchObject({ abeyance: 'released', followUp: 'completed' });
  });

  test('is as long as the program revision says that the case began under', async () => {
    const shorter = structuredClone(mari);
    shorter.pathways.officerIntervention.stages.abeyance!.length = 'P90D';
    const [before, after] = [await aMariCase(), await aMariCase(shorter)];
    await hold(before);
    await hold(after);
    expect(before.file.charges[0]?.deadline?.at).toBe('2026-12-02T05:59:59.999Z');
    expect(after.file.charges[0]?.deadline?.at).toBe('2026-08-31T04:59:59.999Z');
  });

  test('extended, it has a new last day; a new offence then is reviewed and files nothing', async () => {
    const of = await aMariCase();
    await hold(of);
    await of.perform('attestCondition', { condition: 'condition-1', status: 'missed' });
    expect(of.notices.at(-1)).toBe('conditionMissed');
    expect(recommendationFor(of.file, of.file.charges[0]!)).toBe('continue');
    await of.passTo('2026-06-09T17:00:00Z');
    expect(of.notices.at(-1)).toBe('reviewAsked');
    expect(of.file.conditions[0]?.defenderAnswer).toBe('none');
    expect(recommendationFor(of.file, of.file.charges[0]!)).toBe('review');

    await of.perform('decideCharge', { charge: 'charge-1', decision: 'extend', extendTo: '2027-03-01' }, prosecutor);
    expect(of.file.charges[0]?.deadline).toEqual({ kind: 'holdEnds', at: '2027-03-02T05:59:59.999Z' });

    await of.perform('reportNewOffence', { on: '2026-06-08' });
    expect(of.notices.at(-1)).toBe('newOffence');
    expect(of.file.charges).toMatchObject([{ status: 'held' }]);
    await of.perform('reviewNewOffence', { newOffence: of.file.newOffences[0]!.id, finding: 'holdGoesOn' }, prosecutor);
    expect(of.file.charges).toMatchObject([{ status: 'held', decisions: [{ decision: 'extend' }] }]);
    expect(of.open).toContain('attestCondition');
  });

  test('amended harsher, the new terms are attested once they are signed, and the former no more', async () => {
    const of = await aMariCase();
    await hold(of);
    const conditions = [{ ...condition, id: 'condition-2', replaces: 'condition-1' }];
    await of.perform('decideCharge', { charge: 'charge-1', decision: 'amend', conditions, harsher: true }, prosecutor);
    expect(of.wait('attestCondition', 'condition-1')).toBeDefined();
    expect(of.wait('attestCondition', 'condition-2')).toBeUndefined();
    expectHeldInOrder(of, 'holdEnds');
    await of.perform('signConditions', { explained: true, signedOn: '2026-06-01' });
    expect(of.wait('attestCondition', 'condition-1')).toBeUndefined();
    expect(of.wait('attestCondition', 'condition-2')).toBeDefined();
  });

  test('harsher terms that the person does not sign leave the hold, and the prosecutor is asked to review', async () => {
    const of = await aMariCase();
    await hold(of);
    const conditions = [{ ...condition, id: 'condition-2' }];
    await of.perform('decideCharge', { charge: 'charge-1', decision: 'amend', conditions, harsher: true }, prosecutor);
    await of.perform('declineConditions', { reason: 'conditions' });
    expect(of.notices.at(-1)).toBe('reviewAsked');
    expectHeldInOrder(of, 'holdEnds');
    expect(of.wait('signConditions')).toBeUndefined();
  });

  test('is decided charge by charge; one refused goes back, one held goes on', async () => {
    const of = await aMariCase(mari, ['charge-1', 'charge-2', 'charge-3'].map((id) => ({ id, class: 'drugPossession' })));
    await takeIn(of);
    await of.perform('setConditions', { conditions: [condition] }, prosecutor);
    await of.perform('refuseHold', { charge: 'charge-3' }, prosecutor);
    await of.perform('acceptHold', { charge: 'charge-1' }, prosecutor);
    await of.perform('signConditions', { explained: true, signedOn: '2026-06-01' });
    await of.perform('acceptHold', { charge: 'charge-2', owner: otherProsecutor }, prosecutor);
    expect(of.file.charges.map(({ status }) => status)).toEqual(['held', 'held', 'returned']);
    expectHeldInOrder(of, 'holdEnds');
    await of.perform('decideCharge', { charge: 'charge-1', decision: 'dismiss' }, prosecutor);
    expect(outcomes(of)).toMatchObject({ abeyance: 'running' });
    await expect(of.perform('decideCharge', { charge: 'charge-2', decision: 'dismiss' }, prosecutor)).rejects.toThrow('CHARGE.NOT_OWNER');
    await of.perform('decideCharge', { charge: 'charge-2', decision: 'file' }, otherProsecutor);
    expect(outcomes(of)).toMatchObject({ abeyance: 'prosecuted' });
  });

  test('has a deadline from the instant it begins', async () => {
    const of = await aMariCase();
    await takeIn(of);
    await of.perform('setConditions', { conditions: [condition] }, prosecutor);
    await of.perform('acceptHold', { charge: 'charge-1' }, prosecutor);
    expect(of.file.charges[0]).toMatchObject({ status: 'offered', owner: prosecutor, deadline: { at: '2026-06-16T04:59:59.999Z' } });
  });

  test('by the standing rule of LA DOOR begins with the signature', async () => {
    const of = await aDoorCase();
    await of.perform('confirmEligibility', { decision: 'eligible' });
    await takeIn(of);
    await of.perform('setConditions', { conditions: [condition], owner: prosecutor });
    expect(of.open).not.toContain('acceptHold');
    await of.perform('signConditions', { explained: true, signedOn: '2026-06-01' });
    expect(of.file.charges).toMatchObject([{ status: 'held' }]);
    expectHeldInOrder(of, 'holdEnds');
  });

  test('warns before the limitation date, and again when that is corrected', async () => {
    const of = await aMariCase();
    await hold(of);
    await of.perform('setLimitationDate', { charge: 'charge-1', limitationDate: '2026-10-01' }, prosecutor);
    await of.passTo('2026-08-01T17:00:00Z');
    expect(of.notices).not.toContain('limitationNear');
    await of.passTo('2026-08-02T17:00:00Z');
    expect(of.notices.filter((notice) => notice === 'limitationNear')).toHaveLength(1);
    await of.perform('setLimitationDate', { charge: 'charge-1', limitationDate: '2026-11-01' }, prosecutor);
    await of.passTo('2026-09-03T17:00:00Z');
    expect(of.notices.filter((notice) => notice === 'limitationNear')).toHaveLength(2);
    expectHeldInOrder(of, 'holdEnds');
  });

  test('conditions that the person does not sign return every charge; services go on', async () => {
    const of = await aMariCase();
    await takeIn(of);
    await of.perform('setConditions', { conditions: [condition] }, prosecutor);
    await of.perform('declineConditions', { reason: 'wantsCourt' });
    expect(outcomes(of)).toMatchObject({ abeyance: 'notHeld', placement: 'running' });
    expect(of.open).toContain('requestPlacement');
  });
});

describe('leaving the program', () => {
  test('with a held charge: the prosecutor still decides, and nothing is filed', async () => {
    const of = await aMariCase();
    await hold(of);
    await of.perform('withdrawFromProgram', { reason: 'wishesToLeave' });
    expect(of.file).toMatchObject({ status: 'open', charges: [{ status: 'held' }] });
    expectHeldInOrder(of, 'decisionDue');
    expect(of.open).toEqual(['decideCharge']);
    await of.passTo('2027-06-01T17:00:00Z');
    expect(of.file.charges).toMatchObject([{ status: 'held' }]);
    await of.perform('decideCharge', { charge: 'charge-1', decision: 'reinstate' }, prosecutor);
    expect(of.file).toMatchObject({ status: 'closed', outcome: 'withdrawn' });
  });

  test('before any hold closes the case', async () => {
    const of = await aMariCase();
    await meet(of);
    await of.perform('withdrawFromProgram', { reason: 'wishesToLeave' }, officer);
    expect(of.file).toMatchObject({ status: 'closed', outcome: 'withdrawn', charges: [{ status: 'returned' }] });
  });
});
