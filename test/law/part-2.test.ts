import { randomUUID } from 'node:crypto';
import type { Role } from '#protocol/roles';
import { recorded, staffId, TestClock } from '../support/engine.js';
import { HttpEngine, type Answer, type Answered } from '../support/http-engine.js';
import { dayFrom, instantFrom, screenIn } from '../support/http-moves.js';
import { condition, justiceConsent, treatmentConsent } from '../support/moves.js';

/** Monday noon in Madison. */
const begins = '2031-03-03T18:05:00.000Z';
const clock = new TestClock(new Date(begins));
let http: HttpEngine;
let caseId: string;

beforeAll(async () => {
  http = await HttpEngine.start({ clock, driven: true, manyCases: true });
});
afterAll(() => http.stop());
beforeEach(async () => {
  clock.set(begins);
  caseId = recorded(await http.engine.open('mari-officer', 'madison-mari', screenIn(http, 'madison', ['drugPossession']) as Record<string, unknown>)).caseId;
  await does('mari-peer', 'acceptHandoff', { coming: staffId('mari-peer'), arrivesAt: instantFrom(http, 20) });
  await does('mari-peer', 'recordWarmHandoff', { outcome: 'met', metBy: staffId('mari-peer'), transport: 'peerDrove' });
});

const does = async (as: string, step: string, input: Record<string, unknown>) => recorded(await http.engine.perform(as, caseId, step, input));
const tries = (as: string, step: string, input: object): Promise<Answer> =>
  http.send('POST', `/api/cases/${caseId}/steps/${step}`, { as, body: { commandId: randomUUID(), input } });
const file = () => http.engine.file(caseId);
const signedLately = () => ({ signedOn: dayFrom(http, -1) });
const timeline = (as: string): Promise<Answered> => http.read(as, `cases/${caseId}/events?limit=500`);
const readsTreatment = async (as: string) => JSON.stringify(await timeline(as)).includes('Written at the clinic');

/** A member of staff of Madison with these roles. */
async function somebody(roles: readonly Role[]): Promise<string> {
  const subject = `mari-${randomUUID()}`;
  await http.engine.database.pool.query(
    `insert into staff (id, agency_id, organisation_id, issuer, subject, name, roles, programs, active)
     select $1, agency_id, organisation_id, issuer, $2, 'Robin Ellery', $3, programs, true from staff where subject = 'mari-coordinator'`,
    [randomUUID(), subject, roles],
  );
  return subject;
}

async function consented(input: Record<string, unknown>): Promise<{ consent: string; entry: number }> {
  const { commandId, version } = await does('mari-peer', 'captureConsent', input);
  return { consent: commandId, entry: version };
}

describe('a written consent (42 CFR 2.31)', () => {
  it.each(['scope', 'kinds', 'recipients', 'signedOn', 'expiresOn', 'ends', 'understood'])('is signed anew and not corrected: "%s" stays as it was signed', async (field) => {
    const { entry } = await consented(treatmentConsent({ ...signedLately(), ends: 'onDate', expiresOn: dayFrom(http, 90) }));
    const before = (await file()).consents;
    const { status, body } = await tries('mari-coordinator', 'correctEntry', { entry, field, value: dayFrom(http), reason: 'Misread' });
    expect([status, body.code]).toEqual([422, expect.stringMatching(/^CORRECTION\.(RECORD_ANEW|NO_SUCH_FIELD)$/)]);
    expect((await file()).consents).toEqual(before);
  });

  it('is signed anew and not corrected: nobody adds a recipient to one', async () => {
    const { entry } = await consented(treatmentConsent({ ...signedLately(), recipients: [{ class: 'treatingProviders' }] }));
    const { id } = (await file()).consents[0]!.recipients![0]!;
    const { body } = await tries('mari-coordinator', 'correctEntry', { entry, field: `recipients/${id}/class`, value: 'careTeam', reason: 'Misread' });
    expect(body.code).toBe('CORRECTION.RECORD_ANEW');
  });

  it('lasts through the last instant of its last day in the zone of the program', async () => {
    await does('mari-clinician', 'addNote', { note: 'Written at the clinic' });
    await consented(treatmentConsent({ ...signedLately(), ends: 'onDate', expiresOn: '2031-03-05' }));
    clock.set('2031-03-06T05:59:59.999Z');
    expect(await readsTreatment('mari-coordinator')).toBe(true);
    clock.set('2031-03-06T06:00:00.000Z');
    expect(await readsTreatment('mari-coordinator')).toBe(false);
  });

  it('that somebody could not understand is not recorded, and is deferred', async () => {
    const { status, body } = await tries('mari-peer', 'captureConsent', treatmentConsent({ ...signedLately(), understood: false }));
    expect([status, body.code]).toEqual([422, 'CONSENT.NOT_UNDERSTOOD']);
    expect((await file()).consents).toEqual([]);
  });

  it.each<Role>(['peer', 'caseManager', 'coordinator'])('is not taken by an officer who is a %s too', async (role) => {
    const { status, body } = await tries(await somebody(['officer', role]), 'captureConsent', treatmentConsent(signedLately()));
    expect([status, body.code]).toEqual([422, 'CONSENT.NOT_BY_OFFICER']);
    expect((await file()).consents).toEqual([]);
  });
});

describe('revoking a consent (42 CFR 2.31(a)(6))', () => {
  it('by two people at once is recorded once', async () => {
    const { consent } = await consented(treatmentConsent(signedLately()));
    const answers = await Promise.all(['mari-peer', 'mari-coordinator'].map((as) => tries(as, 'revokeConsent', { consent, personTold: true })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('as a whole and for one recipient at once leaves nobody who may read', async () => {
    await does('mari-clinician', 'addNote', { note: 'Written at the clinic' });
    const { consent } = await consented(treatmentConsent({ ...signedLately(), recipients: [{ class: 'careTeam' }, { class: 'treatingProviders' }] }));
    const recipient = (await file()).consents[0]!.recipients![1]!.id;
    await Promise.all([tries('mari-peer', 'revokeConsent', { consent, personTold: true }), tries('mari-coordinator', 'revokeConsent', { consent, recipient, personTold: true })]);
    expect(await readsTreatment('mari-coordinator')).toBe(false);
  });

  it('for one recipient: nothing is told outside to that one any more', async () => {
    const { consent } = await consented(treatmentConsent({ ...signedLately(), recipients: [{ class: 'careTeam' }, { class: 'treatingProviders' }] }));
    const recipient = (await file()).consents[0]!.recipients![1]!.id;
    await does('mari-peer', 'revokeConsent', { consent, recipient, personTold: true });
    const told = { on: instantFrom(http), to: 'Yahara House', basis: 'consent', consent, recipientIs: 'treatingProviders', scope: ['participation'], what: 'Is expected', why: 'A place' };
    const { status, body } = await tries('mari-case-manager', 'recordDisclosure', told);
    expect([status, body.errors]).toEqual([422, [expect.objectContaining({ field: 'recipientIs', code: 'CONSENT.RECIPIENT_NOT_NAMED' })]]);
  });
});

describe('that somebody is in treatment (42 CFR 2.13)', () => {
  beforeEach(async () => {
    await does('mari-coordinator', 'assignStaff', { role: 'clinician', person: staffId('mari-clinician') });
    await does('mari-clinician', 'identifyPerson', { name: 'Jordan Avery' });
  });

  it.each(['mari-officer', 'mari-prosecutor', 'mari-defender', 'mari-court-liaison'])('%s does not learn from who is assigned, nor from who writes', async (as) => {
    const everything = [await http.read(as, `cases/${caseId}`), await timeline(as), await http.read(as, 'cases?limit=500'), await http.read(as, 'worklist?limit=500'), await http.read(as, 'docket?limit=500').catch(() => undefined)];
    const { openSteps: _forms, ...view } = everything[0] as { openSteps: unknown };
    expect(JSON.stringify([view, ...everything.slice(1)])).not.toContain(staffId('mari-clinician'));
    expect((await http.read(as, `cases?assignee=${staffId('mari-clinician')}`)).items).toEqual([]);
  });

  it.each(['mari-officer', 'mari-prosecutor', 'mari-defender', 'mari-court-liaison'])('%s does not learn what the care team gave of naloxone', async (as) => {
    await does('mari-peer', 'recordNaloxone', { to: 'person', answer: 'declined' });
    const { openSteps: _forms, ...view } = await http.read(as, `cases/${caseId}`);
    expect(JSON.stringify([view, (await timeline(as)).items])).not.toMatch(/naloxone/i);
    expect((await http.read('mari-coordinator', `cases/${caseId}`)).naloxone).toEqual({ offers: 1, kits: 0 });
  });

  it.each(['mari-peer', 'mari-coordinator', 'mari-privacy-officer'])('%s sees who is assigned', async (as) => {
    expect((await http.read(as, `cases/${caseId}`)).assigned).toContainEqual(expect.objectContaining({ role: 'clinician', id: staffId('mari-clinician') }));
    const { items } = await http.read(as, `cases?assignee=${staffId('mari-clinician')}`);
    expect(items).toContainEqual(expect.objectContaining({ caseId, assignees: expect.arrayContaining([expect.objectContaining({ id: staffId('mari-clinician') })]) }));
  });
});

describe('the consent for criminal justice (42 CFR 2.35)', () => {
  it.each<[string, readonly Role[], unknown]>([
    ['prosecution, to the prosecutor', ['prosecutor'], 'array'],
    ['prosecution, to the court liaison', ['courtLiaison'], 'noConsent'],
    ['prosecution, to the defender', ['defender'], 'noConsent'],
  ])('shows how conditions stand as far as it names the %s', async (_what, roles, shown) => {
    await does('mari-peer', 'recordIntake', { needs: ['treatment'] });
    await does('mari-case-manager', 'agreeServicePlan', { goals: [{ area: 'treatment', goal: 'Start medication' }], agreed: true });
    await consented(justiceConsent({ ...signedLately(), recipients: [{ class: 'prosecution' }] }));
    await does('mari-court-liaison', 'setConditions', { conditions: [condition('attend')] });
    const { conditions } = await http.read(await somebody(roles), `cases/${caseId}`);
    expect(Array.isArray(conditions) ? 'array' : conditions).toBe(shown);
  });

  it.each<[string, object]>([
    ['treatment, to the care team', treatmentConsent({ signedOn: '2031-03-02' })],
    ['a named recipient: the prosecution', treatmentConsent({ signedOn: '2031-03-02', kinds: ['namedRecipient'], recipients: [{ class: 'prosecution' }] })],
  ])('is no consent for %s: a prosecutor reads nothing under that', async (_what, input) => {
    await does('mari-clinician', 'addNote', { note: 'Written at the clinic' });
    await consented(input as Record<string, unknown>);
    const view = await http.read('mari-prosecutor', `cases/${caseId}`);
    expect([view.conditions, view.placements, view.disclosure, await readsTreatment('mari-prosecutor')]).toEqual(['noConsent', undefined, undefined, false]);
  });
});

describe('that a condition was missed (42 CFR 2.35)', () => {
  const noticed = async (as: string) => ((await http.read(as, 'outbox?limit=500')).items as { caseId: string; kind: string }[]).filter((notice) => notice.caseId === caseId).map(({ kind }) => kind);
  const answerIsAskedOfDefender = async () => {
    const [listed, read, refused] = await Promise.all([http.read('mari-defender', 'worklist?limit=500'), http.read('mari-defender', `cases/${caseId}`), tries('mari-defender', 'recordDefenderAnswer', { condition: randomUUID(), answer: 'x' })]);
    expect(refused.status).toBe(409);
    const here = (listed.items as { caseId: string }[]).filter((item) => item.caseId === caseId);
    return [here, read.openSteps, refused.body.openSteps].map((some) => JSON.stringify(some).includes('recordDefenderAnswer'));
  };

  beforeEach(async () => {
    await does('mari-peer', 'recordIntake', { needs: ['treatment'] });
    await does('mari-case-manager', 'agreeServicePlan', { goals: [{ area: 'treatment', goal: 'Start medication' }], agreed: true });
  });

  async function conditionIsMissed(): Promise<void> {
    await does('mari-court-liaison', 'setConditions', { conditions: [condition('attend')] });
    await does('mari-prosecutor', 'acceptHold', { charge: (await file()).charges[0]!.id });
    await does('mari-court-liaison', 'signConditions', { explained: true, ...signedLately(), signature: 'Jordan Avery' });
    await does('mari-case-manager', 'attestCondition', { condition: (await file()).conditions[0]!.id, status: 'missed', because: 'attendance' });
    await http.engine.untilQuiet(caseId);
  }

  async function timeToAnswerIsOver(): Promise<void> {
    clock.advance(30 * 86_400_000);
    await http.engine.untilQuiet(caseId);
    expect((await file()).conditions[0]!.defenderAnswer).toBe('none');
  }

  it('is told to nobody of the court without a consent: neither by a notice nor by what is asked', async () => {
    await does('mari-peer', 'deferConsent', { reason: 'notWanted' });
    await conditionIsMissed();
    expect([await noticed('mari-defender'), await answerIsAskedOfDefender()]).toEqual([[], [false, false, false]]);
    await timeToAnswerIsOver();
    expect(await noticed('mari-prosecutor')).toEqual([]);
    expect(await noticed('mari-coordinator')).toEqual(expect.arrayContaining(['conditionMissed', 'reviewAsked']));
  });

  it('is told to those of the court whom the consent names, as a disclosure', async () => {
    const { consent } = await consented(justiceConsent({ ...signedLately(), recipients: [{ class: 'defense' }] }));
    await conditionIsMissed();
    expect([await noticed('mari-defender'), await answerIsAskedOfDefender()]).toEqual([['conditionMissed'], [true, true, false]]);
    const { items } = await http.read('mari-privacy-officer', `cases/${caseId}/disclosures?limit=500`);
    expect(items).toContainEqual(expect.objectContaining({ toStaff: expect.objectContaining({ id: staffId('mari-defender') }), consentId: consent }));
    await timeToAnswerIsOver();
    expect(await noticed('mari-prosecutor')).toEqual([]);
  });
});

describe('the statement with a disclosure (42 CFR 2.32)', () => {
  it('is in every answer that shows what a consent lets be shown', async () => {
    await does('mari-clinician', 'addNote', { note: 'Written at the clinic' });
    await does('mari-clinician', 'recordReturnToUse', { on: dayFrom(http) });
    await consented(treatmentConsent(signedLately()));
    const { paths } = (await http.send('GET', '/api/openapi.json')).body as { paths: Record<string, object> };
    const routes = Object.entries(paths).flatMap(([path, methods]) => ('get' in methods && path !== '/api/live' && !/\{(?!caseId)\w+\}/.test(path) ? [path.replace('{caseId}', caseId)] : []));
    const shown: string[] = [];
    for (const path of routes) {
      const { body } = await http.send('GET', path, { as: 'mari-coordinator' });
      if (!JSON.stringify(body).includes('Written at the clinic')) continue;
      shown.push(path);
      expect([path, body.disclosure?.statement]).toEqual([path, expect.stringContaining('42 CFR part 2')]);
    }
    expect(shown).toContain(`/api/cases/${caseId}/events`);
  });
});
