import { interventionSettings } from '#protocol/stage-settings';
import { MikroORM } from '@mikro-orm/postgresql';
import { entities } from '#persistence/entities';
import { registerPrograms } from '#persistence/programs';
import type { Program } from '#protocol/program';
import { madisonMari } from '#protocol/programs/madison-mari.program';
import { organisationId, staffId, TestClock } from '../support/engine.js';
import { HttpEngine } from '../support/http-engine.js';
import {
  attests, chargeOf, conditionOf, conditionOn, consents, dayFrom, docketOf, everythingSeenBy, instantFrom, isHeld, isMet, isTakenIn, noticesFor, screenIn,
  treatmentWords, worklistOf,
} from '../support/http-moves.js';
import { day, hour } from '../support/moves.js';

describe('the six-month hold in Madison', () => {
  let http: HttpEngine;
  const clock = new TestClock();
  beforeAll(async () => {
    http = await HttpEngine.start({ clock });
  });
  afterAll(() => http.stop());
  beforeEach(() => clock.set('2031-03-04T18:00:00.000Z'));

  const opened = (charges = ['drugPossession'], more = {}) => http.opened('mari-officer', 'madison-mari', screenIn(http, 'madison', charges, more));
  const takenIn = async () => {
    const caseId = await opened();
    await isMet(http, 'mari', caseId);
    await isTakenIn(http, 'mari', caseId);
    return caseId;
  };
  const held = async (conditions: object[] = [conditionOn(http, 'engage'), conditionOn(http, 'noNewCharge')]) => {
    const caseId = await takenIn();
    await consents(http, 'mari', caseId);
    await isHeld(http, 'mari', caseId, conditions);
    return caseId;
  };

  it('goes from the street to the release of the charge and a scheduled follow-up', async () => {
    const caseId = await opened();

    await http.untilOpenTo('mari-peer', caseId, 'acceptHandoff');
    const [first] = await worklistOf(http, 'mari-peer', caseId);
    expect(first).toMatchObject({ stepId: 'acceptHandoff', priority: 1, late: false, due: '2031-03-04T18:10:00.000Z', why: 'An officer is with the person and waits' });
    expect(await noticesFor(http, 'mari-peer', caseId)).toEqual(['handoffRequested']);

    await http.does('mari-peer', caseId, 'acceptHandoff', { coming: staffId('mari-peer'), arrivesAt: instantFrom(http, 20) });
    const { handoff } = await http.read('mari-officer', `cases/${caseId}`);
    expect(handoff.coming).toEqual({ id: staffId('mari-peer'), name: 'Dale Hendricks', at: instantFrom(http, 20) });

    // The peer is late: it stands at the top of the officer's worklist, and says why.
    clock.advance(hour + 60_000);
    const [urgent] = await worklistOf(http, 'mari-officer', caseId);
    expect(urgent).toMatchObject({ stepId: 'recordWarmHandoff', late: true, why: 'Until a peer has met the person' });
    await http.does('mari-officer', caseId, 'recordWarmHandoff', { outcome: 'met', metBy: staffId('mari-peer'), transport: 'peerDrove' });
    await isTakenIn(http, 'mari', caseId);

    const notTheirs = await http.perform('mari-peer', caseId, 'recordLevelOfCare', { edition: 'third', level: '1-OTP' });
    expect(notTheirs).toMatchObject({ status: 403, body: { code: 'ROLE.NOT_ALLOWED', detail: expect.stringMatching(/clinician/i) } });
    await http.does('mari-clinician', caseId, 'recordLevelOfCare', { edition: 'third', level: '1-OTP' });

    const [before] = await docketOf(http, 'mari-prosecutor', caseId);
    expect(before).toMatchObject({ status: 'screened', consent: 'noConsent', conditions: 'noConsent', recommendation: 'noConsent' });
    await consents(http, 'mari', caseId);
    await isHeld(http, 'mari', caseId, [conditionOn(http, 'engage'), conditionOn(http, 'noNewCharge')]);

    const [row] = await docketOf(http, 'mari-prosecutor', caseId);
    expect(row).toMatchObject({
      status: 'held',
      consent: 'inForce',
      owner: { name: 'Anne-Marie Koch' },
      deadline: { kind: 'holdEnds', at: '2031-09-05T04:59:59.999Z' },
      daysLeft: 184,
      conditions: [{ kind: 'engage', status: 'open' }, { kind: 'noNewCharge', status: 'open' }],
      recommendation: 'continue',
    });

    await http.does('mari-case-manager', caseId, 'requestPlacement', { service: 'medication', treatmentProvider: organisationId('mari', 'Yahara House') });
    for (const status of ['accepted', 'inProgress']) {
      const { placements } = await http.read('mari-case-manager', `cases/${caseId}`);
      await http.does('mari-case-manager', caseId, 'updateReferral', { placement: placements[0].id, status });
    }

    clock.advance(183 * day);
    await attests(http, 'mari-case-manager', caseId, 'engage', 'met');
    await attests(http, 'mari-court-liaison', caseId, 'noNewCharge', 'met');
    const [ready] = await docketOf(http, 'mari-prosecutor', caseId);
    expect(ready).toMatchObject({ status: 'held', recommendation: 'release', daysLeft: 1, decisions: [] });
    expect(ready.conditions[0]).toMatchObject({ status: 'met', attestedBy: { name: 'Sofia Brandt' }, attestedAt: instantFrom(http) });

    const { id } = await chargeOf(http, 'mari', caseId);
    await http.does('mari-prosecutor', caseId, 'decideCharge', { charge: id, decision: 'decline', reason: 'Every condition is met' });
    expect(await docketOf(http, 'mari-prosecutor', caseId)).toEqual([]);
    expect(await docketOf(http, 'mari-prosecutor', caseId, '&status=declined')).toMatchObject([{ decisions: [{ decision: 'decline', by: { name: 'Anne-Marie Koch' } }] }]);

    await http.untilOpenTo('mari-peer', caseId, 'recordFollowUpContact');
    expect((await worklistOf(http, 'mari-peer', caseId)).find(({ stepId }) => stepId === 'recordFollowUpContact')).toMatchObject({ why: 'The next follow-up contact' });

    for (const as of ['mari-officer', 'mari-prosecutor', 'mari-court-liaison', 'mari-defender']) {
      expect(await everythingSeenBy(http, as, caseId)).not.toMatch(treatmentWords);
    }
    expect(await everythingSeenBy(http, 'mari-clinician', caseId)).toMatch(treatmentWords);
  });

  it('puts what is late before everything else, then the most urgent, then what is due first', async () => {
    const slow = await takenIn();
    await http.untilOpenTo('mari-peer', slow, 'deferConsent');
    clock.advance(8 * day);
    const fresh = await opened();
    await http.untilOpenTo('mari-peer', fresh, 'acceptHandoff');
    const items = (await worklistOf(http, 'mari-peer')).filter(({ caseId }) => [slow, fresh].includes(caseId as string));
    expect(items[0]).toMatchObject({ caseId: slow, stepId: 'captureConsent', late: true });
    expect(items[1]).toMatchObject({ caseId: fresh, stepId: 'acceptHandoff', late: false, priority: 1 });
    const order = items.map(({ late, priority, due }) => [late ? 0 : 1, priority, due ?? '9999'].join(' '));
    expect(order).toEqual([...order].sort());
  });

  it('without the consent keeps charge, owner and deadline on the docket, and "no consent" is no missed condition', async () => {
    const caseId = await takenIn();
    await http.does('mari-peer', caseId, 'deferConsent', { reason: 'notWanted' });
    await isHeld(http, 'mari', caseId, [conditionOn(http, 'engage')]);
    await attests(http, 'mari-case-manager', caseId, 'engage', 'met');
    const [row] = await docketOf(http, 'mari-prosecutor', caseId);
    expect(row).toMatchObject({ class: 'drugPossession', owner: { name: 'Anne-Marie Koch' }, deadline: { kind: 'holdEnds' }, daysLeft: 184 });
    expect(row).toMatchObject({ consent: 'noConsent', conditions: 'noConsent', recommendation: 'noConsent' });
    expect((await http.read('mari-prosecutor', `cases/${caseId}`)).conditions).toBe('noConsent');
    const { id } = await chargeOf(http, 'mari', caseId);
    expect((await http.perform('mari-prosecutor', caseId, 'decideCharge', { charge: id, decision: 'decline', reason: 'x' })).status).toBe(200);
  });

  it('flags a new offence for review, and files nothing by it', async () => {
    const caseId = await held();
    await http.does('mari-officer', caseId, 'reportNewOffence', { on: dayFrom(http), incidentNumber: '31-009001', title: 'Retail theft' });
    await http.untilOpenTo('mari-prosecutor', caseId, 'reviewNewOffence');
    expect(await docketOf(http, 'mari-prosecutor', caseId)).toMatchObject([{ status: 'held', recommendation: 'review', decisions: [] }]);
    expect(await noticesFor(http, 'mari-prosecutor', caseId)).toContain('newOffence');
    const { newOffences } = await http.read('mari-prosecutor', `cases/${caseId}`);
    await http.does('mari-prosecutor', caseId, 'reviewNewOffence', { newOffence: newOffences[0].id, finding: 'decisionFollows', reason: 'x' });
    expect(await docketOf(http, 'mari-prosecutor', caseId)).toMatchObject([{ status: 'held', recommendation: 'continue', decisions: [] }]);
  });

  it('lists for the conference what is up for review, to the prosecutor who may know why and to nobody without the consent for a missed condition', async () => {
    const [quiet, offended, missed] = [await held(), await held(), await takenIn()];
    await http.does('mari-officer', offended, 'reportNewOffence', { on: dayFrom(http), incidentNumber: '31-009002', title: 'Retail theft' });
    await http.does('mari-peer', missed, 'deferConsent', { reason: 'notWanted' });
    await isHeld(http, 'mari', missed, [conditionOn(http, 'engage')]);
    await attests(http, 'mari-case-manager', missed, 'engage', 'missed');
    const forReview = async (as: string) => (await Promise.all([quiet, offended, missed].map((caseId) => docketOf(http, as, caseId, '&review=true')))).flat() as unknown[];
    expect(await forReview('mari-prosecutor')).toMatchObject([{ caseId: offended, newOffences: 1, recommendation: 'review' }]);
  });

  it('lists every charge of one case, those decided too, and of no other case', async () => {
    const [caseId, other] = [await held(), await held()];
    const { id } = await chargeOf(http, 'mari', caseId);
    await http.does('mari-prosecutor', caseId, 'decideCharge', { charge: id, decision: 'dismiss', reason: 'x' });
    const { items } = await http.read('mari-prosecutor', `docket?case=${caseId}`);
    expect(items).toMatchObject([{ caseId, chargeId: id, status: 'dismissed', newOffences: 0 }]);
    expect((await http.read('mari-prosecutor', `docket?case=${other}&status=dismissed`)).items).toEqual([]);
  });

  it('breaks no condition by a return to use, unless the written condition says so', async () => {
    const caseId = await held([conditionOn(http, 'engage'), conditionOn(http, 'complete', { coversReturnToUse: true })]);
    const before = await docketOf(http, 'mari-prosecutor', caseId);
    await http.does('mari-peer', caseId, 'recordReturnToUse', { on: dayFrom(http) });
    expect(await docketOf(http, 'mari-prosecutor', caseId)).toEqual(before);
    expect(await everythingSeenBy(http, 'mari-prosecutor', caseId)).not.toMatch(/recordReturnToUse|Record a return to use/);

    const missed = async (kind: string) => ({ condition: await conditionOf(http, 'mari', caseId, kind), status: 'missed', because: 'returnToUse' });
    const refused = await http.perform('mari-case-manager', caseId, 'attestCondition', await missed('engage'));
    expect(refused).toMatchObject({ status: 422, body: { code: 'CONDITION.RETURN_TO_USE_NOT_COVERED', errors: [{ field: 'because' }] } });
    expect((await http.perform('mari-clinician', caseId, 'attestCondition', await missed('complete'))).status).toBe(200);
  });

  it('hears the defender before a missed condition goes to the prosecutor', async () => {
    const caseId = await held();
    await http.does('mari-coordinator', caseId, 'assignStaff', { role: 'defender', person: staffId('mari-defender') });
    await attests(http, 'mari-case-manager', caseId, 'engage', 'missed', { because: 'attendance' });
    await http.untilOpenTo('mari-defender', caseId, 'recordDefenderAnswer');
    const [waiting] = await docketOf(http, 'mari-prosecutor', caseId);
    expect(waiting.recommendation).toBe('continue');
    expect(JSON.stringify(waiting.conditions)).not.toContain('missed');
    await http.does('mari-defender', caseId, 'recordDefenderAnswer', { condition: await conditionOf(http, 'mari', caseId, 'engage'), answer: 'The provider had closed' });
    expect(await docketOf(http, 'mari-prosecutor', caseId)).toMatchObject([{ status: 'held', recommendation: 'review' }]);
    const { id } = await chargeOf(http, 'mari', caseId);
    await http.does('mari-prosecutor', caseId, 'decideCharge', { charge: id, decision: 'extend', extendTo: '2031-12-31', reason: 'A little more time' });
    await http.untilOpenTo('mari-prosecutor', caseId, 'decideCharge');
    await http.engine.untilQuiet(caseId);
    expect(await docketOf(http, 'mari-prosecutor', caseId)).toMatchObject([{ status: 'held', deadline: { kind: 'holdEnds', at: '2032-01-01T05:59:59.999Z' } }]);
  });

  it('ends at a declined handoff: the charge goes back, and nobody filed it', async () => {
    const caseId = await opened();
    await http.does('mari-peer', caseId, 'recordWarmHandoff', { outcome: 'declined' });
    await http.engine.untilClosed(caseId);
    const file = await http.read('mari-officer', `cases/${caseId}`);
    expect(file).toMatchObject({ status: 'closed', outcome: 'declined' });
    expect((await chargeOf(http, 'mari', caseId)).status).not.toMatch(/filed|reinstated/);
    expect(await http.perform('mari-peer', caseId, 'recordIntake', { needs: [] })).toMatchObject({ status: 409, body: { code: 'CASE.CLOSED' } });
    expect((await http.perform('mari-peer', caseId, 'addNote', { note: 'The door stays open' })).status).toBe(200);
  });

  it('under a further revision with 90 days keeps six months for cases that began before it', async () => {
    const before = await held();
    const shorter = structuredClone(madisonMari) as Program & { revision: number };
    shorter.revision += 1;
    Object.assign(interventionSettings(shorter).stages.abeyance!, { length: 'P90D' });
    const orm = await MikroORM.init({ entities, clientUrl: http.engine.testDatabase.ownerUrl, debug: false });
    await registerPrograms(orm.em.fork(), [shorter]).finally(() => orm.close(true));

    const after = await held();
    expect(await http.read('mari-coordinator', `cases/${before}`)).toMatchObject({ programRevision: madisonMari.revision });
    expect(await http.read('mari-coordinator', `cases/${after}`)).toMatchObject({ programRevision: shorter.revision });
    expect(await http.read('mari-coordinator', 'programs/madison-mari')).toMatchObject({ revision: shorter.revision });
    expect(await docketOf(http, 'mari-prosecutor', before)).toMatchObject([{ daysLeft: 184 }]);
    expect(await docketOf(http, 'mari-prosecutor', after)).toMatchObject([{ daysLeft: 90, deadline: { at: '2031-06-03T04:59:59.999Z' } }]);
  });
});

describe('when the six months are over', () => {
  let http: HttpEngine;
  beforeAll(async () => {
    http = await HttpEngine.start({ timeSkipping: true });
  });
  afterAll(() => http.stop());

  it('recommends release of a charge whose conditions are met, and holds it until the prosecutor decides', async () => {
    const caseId = await http.opened('mari-officer', 'madison-mari', screenIn(http, 'madison', ['drugPossession']));
    await isMet(http, 'mari', caseId);
    await isTakenIn(http, 'mari', caseId);
    await consents(http, 'mari', caseId);
    await isHeld(http, 'mari', caseId, [conditionOn(http, 'engage')]);
    await attests(http, 'mari-case-manager', caseId, 'engage', 'met');

    await http.skip('183 days');
    expect(await docketOf(http, 'mari-prosecutor', caseId)).toMatchObject([{ status: 'held', recommendation: 'release', decisions: [] }]);

    await http.skip('2 days');
    await http.engine.until('the decision to be due', async () => (await docketOf(http, 'mari-prosecutor', caseId))[0]?.deadline?.kind === 'decisionDue');
    const [due] = await worklistOf(http, 'mari-prosecutor', caseId);
    expect(due).toMatchObject({ stepId: 'decideCharge', why: "The prosecutor's decision is due", priority: 2 });
    expect(await noticesFor(http, 'mari-prosecutor', caseId)).toContain('decisionDue');

    await http.skip('15 days');
    await http.engine.until('the decision to be overdue', async () => (await docketOf(http, 'mari-prosecutor', caseId))[0]?.deadline?.kind === 'decisionOverdue');
    const [row] = await docketOf(http, 'mari-prosecutor', caseId);
    expect(row).toMatchObject({ status: 'held', recommendation: 'release', decisions: [] });
    expect(row.daysLeft).toBeLessThan(0);
    expect(await noticesFor(http, 'mari-supervisor', caseId)).toContain('decisionOverdue');
    expect((await worklistOf(http, 'mari-prosecutor', caseId))[0]).toMatchObject({ stepId: 'decideCharge', late: true, priority: 1 });

    const { id } = await chargeOf(http, 'mari', caseId);
    await http.does('mari-prosecutor', caseId, 'decideCharge', { charge: id, decision: 'decline', reason: 'Every condition is met' });
    expect(await chargeOf(http, 'mari', caseId)).toMatchObject({ status: 'declined' });
  });

  it('passes a handoff on that nobody answers, and tells the officer in the end that nobody comes', async () => {
    const caseId = await http.opened('mari-officer', 'madison-mari', screenIn(http, 'madison', ['drugPossession']));
    await http.untilOpenTo('mari-peer', caseId, 'acceptHandoff');
    await http.skip('11 minutes');
    await http.engine.until('the request to pass on', async () => (await noticesFor(http, 'mari-peer', caseId)).includes('handoffPassedOn'));
    await http.skip('21 minutes');
    await http.engine.until('the supervisor to be told', async () => (await noticesFor(http, 'mari-supervisor', caseId)).includes('nobodyIsComing'));
    expect(await noticesFor(http, 'mari-officer', caseId)).toContain('nobodyIsComing');
    expect((await http.read('mari-officer', `cases/${caseId}`)).handoff.passedOn).toBe(3);
  });
});
