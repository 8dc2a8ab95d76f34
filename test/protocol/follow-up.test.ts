import type { CaseFile } from '#protocol/case-file';
import { whyNotAllowed } from '#protocol/may-perform';
import { roleIds } from '#protocol/roles';
import { isEngagedBy } from '#protocol/rules/engagement.rule';
import { closeCase } from '#protocol/steps/close-case.step';
import { logEncounter } from '#protocol/steps/log-encounter.step';
import { offerReEngagement } from '#protocol/steps/offer-re-engagement.step';
import { recordClosing } from '#protocol/steps/record-closing.step';
import { recordEngagement } from '#protocol/steps/record-engagement.step';
import { recordFollowUpContact } from '#protocol/steps/record-follow-up-contact.step';
import { recordMilestone } from '#protocol/steps/record-milestone.step';
import { recordRecoveryCapital } from '#protocol/steps/record-recovery-capital.step';
import { recordReturnToUse } from '#protocol/steps/record-return-to-use.step';
import { recordWarmHandoff } from '#protocol/steps/record-warm-handoff.step';
import { stepById } from '#protocol/steps/registry';
import { optionsOf, type Field } from '#protocol/fields';
import { aFile, monday, officer, pad, peer, perform, refusals } from './builders.js';

/** A file in which a peer met the person on Monday, 1 June 2026, at 13:00 in Philadelphia. */
const met = (over: Partial<CaseFile> = {}) => aFile({ programId: pad.id, handoff: { passedOn: 0, outcome: 'met', metBy: peer, metAt: monday }, ...over });

describe('the first contact', () => {
  test('is when a peer meets the person at the handoff', () => {
    expect(perform(recordWarmHandoff, { outcome: 'met', metBy: peer }, { at: monday }).handoff.metAt).toBe(monday);
  });

  test.each(['declined', 'notReached'] as const)('is none where the handoff was %s', (outcome) => {
    expect(perform(recordWarmHandoff, { outcome }).handoff.metAt).toBeUndefined();
  });

  test('is not dated in handoffs recorded before it was kept', () => {
    const file = recordWarmHandoff.earlier![1]!(aFile(), { outcome: 'met', metBy: peer }, { seq: 1, id: 'c', at: monday, by: peer, program: pad });
    expect(file.handoff).toEqual({ passedOn: 0, outcome: 'met', metBy: peer });
  });
});

describe('a later contact', () => {
  const spoken = { support: ['emotional' as const], minutes: 30 };
  test.each([
    ['an encounter a second less than a day after', logEncounter, spoken, '2026-06-02T16:59:59.999Z', undefined],
    ['an encounter a day after', logEncounter, spoken, '2026-06-02T17:00:00.000Z', '2026-06-02T17:00:00.000Z'],
    ['an encounter that reached nobody', logEncounter, { ...spoken, outcome: 'notReached' as const }, '2026-06-05T17:00:00.000Z', undefined],
    ['documentation', logEncounter, { ...spoken, activity: 'documentation' as const }, '2026-06-05T17:00:00.000Z', undefined],
    ['a follow-up contact', recordFollowUpContact, { reached: 'reached' as const, wish: 'continue' as const }, '2026-06-05T17:00:00.000Z', '2026-06-05T17:00:00.000Z'],
    ['a follow-up contact that reached nobody', recordFollowUpContact, { reached: 'notReached' as const }, '2026-06-05T17:00:00.000Z', undefined],
    ['an offer of help that was answered', offerReEngagement, { answer: 'notNow' as const }, '2026-06-05T17:00:00.000Z', '2026-06-05T17:00:00.000Z'],
    ['an offer of help that reached nobody', offerReEngagement, { answer: 'notReached' as const }, '2026-06-05T17:00:00.000Z', undefined],
    ['recovery capital', recordRecoveryCapital, {}, '2026-06-05T17:00:00.000Z', '2026-06-05T17:00:00.000Z'],
  ] as const)('%s', (_name, step, input, at, contactAt) => {
    expect(perform(step as never, input as never, { file: met(), at }).engagement?.contactAt).toBe(contactAt);
  });

  test('is kept as the first of its kind', () => {
    const file = met({ engagement: { contactAt: '2026-06-03T17:00:00.000Z' } });
    expect(perform(logEncounter, spoken, { file, at: '2026-06-05T17:00:00.000Z' }).engagement).toEqual({ contactAt: '2026-06-03T17:00:00.000Z' });
  });
});

describe('engaged at 30 days', () => {
  const endOfDay30 = '2026-07-02T03:59:59.999Z';
  test.each([
    ['with no contact besides the first', met(), false],
    ['with a contact at the last instant', met({ engagement: { contactAt: endOfDay30 } }), true],
    ['with a contact an instant too late', met({ engagement: { contactAt: '2026-07-02T04:00:00.000Z' } }), false],
    ['with an intake on a later day', met({ intake: { by: peer, at: '2026-06-04T17:00:00.000Z' } }), true],
    ['with an intake at the handoff', met({ intake: { by: peer, at: '2026-06-01T18:00:00.000Z' } }), false],
    ['with a service plan agreed on a later day', met({ plan: { goals: [], at: '2026-06-10T17:00:00.000Z' } }), true],
    ['never met', aFile(), false],
  ])('%s', (_name, file, engaged) => {
    expect(isEngagedBy(file, endOfDay30)).toBe(engaged);
    expect(recordEngagement.lapse!(file, { at: endOfDay30 }).engagement).toMatchObject({ at30Days: engaged ? 'engaged' : 'notEngaged', decidedAt: endOfDay30 });
  });

  test.each([
    ['the last instant of day 29', '2026-07-01T03:59:59.999Z', ['ENGAGEMENT.ANOTHER_DAY']],
    ['the first instant of day 30', '2026-07-01T04:00:00.000Z', []],
    ['the last instant of day 30', endOfDay30, []],
    ['the first instant of day 31', '2026-07-02T04:00:00.000Z', ['ENGAGEMENT.ANOTHER_DAY']],
  ])("%s, by the clock of the program's zone", (_name, at, codes) => {
    expect(refusals(recordEngagement, { engaged: true }, { file: met(), program: pad, at })).toEqual(codes);
  });

  test('counts days of the calendar across the change to daylight saving time', () => {
    const file = met({ handoff: { passedOn: 0, outcome: 'met', metAt: '2026-02-20T04:30:00.000Z' } });
    const at = (instant: string) => refusals(recordEngagement, { engaged: true }, { file, program: pad, at: instant });
    const anotherDay = ['ENGAGEMENT.ANOTHER_DAY'];
    const instants = ['2026-03-21T03:59:59.999Z', '2026-03-21T04:00:00.000Z', '2026-03-22T03:59:59.999Z', '2026-03-22T04:00:00.000Z'];
    expect(instants.map(at)).toEqual([anotherDay, [], [], anotherDay]);
  });

  test('is what the team says on that day', () => {
    expect(perform(recordEngagement, { engaged: true }, { file: met(), program: pad, at: endOfDay30 }).engagement).toEqual({ at30Days: 'engaged', decidedAt: endOfDay30 });
  });
});

test('after a return to use help is to be offered anew, until it has been offered', () => {
  const returned = perform(recordReturnToUse, {}, { file: met() });
  expect(returned.followUp).toEqual({ contacts: 0, helpToOffer: true });
  expect(perform(offerReEngagement, { answer: 'continue' }, { file: returned }).followUp).toEqual({ contacts: 0 });
});

test('a follow-up contact leaves the offer of help to be made', () => {
  const file = met({ followUp: { contacts: 0, helpToOffer: true } });
  expect(perform(recordFollowUpContact, { reached: 'reached', wish: 'continue' }, { file }).followUp).toMatchObject({ contacts: 1, helpToOffer: true });
});

describe('an encounter', () => {
  test.each([
    ['with the person names a kind of support', {}, ['ENCOUNTER.SUPPORT_MISSING']],
    ['that led nowhere names none', { outcome: 'notReached' as const }, []],
    ['of transport names none', { activity: 'transport' as const }, []],
    ['of documentation names none', { activity: 'documentation' as const }, []],
  ])('%s', (_name, more, codes) => {
    expect(refusals(logEncounter, { support: [], minutes: 15, ...more })).toEqual(codes);
  });
});

describe('a milestone', () => {
  const on = '2026-05-30';
  test('keeps its kind and its day', () => {
    expect(perform(recordMilestone, { kind: 'housing', on }).milestones).toEqual({ housing: on });
  });

  test.each([
    ['of court requirements, without any held charge', { kind: 'courtRequirements' as const, on }, []],
    ['of a funding source that is not named', { kind: 'fundingSource' as const, on }, ['MILESTONE.SOURCE_MISSING']],
    ['of a funding source', { kind: 'fundingSource' as const, on, fundingSource: 'medicaid' as const }, []],
    ['of a referral source that is not named', { kind: 'referralSource' as const, on }, ['MILESTONE.SOURCE_MISSING']],
    ['of housing with a funding source', { kind: 'housing' as const, on, fundingSource: 'grant' as const }, ['MILESTONE.SOURCE_OF_ANOTHER']],
  ])('%s', (_name, input, codes) => {
    expect(refusals(recordMilestone, input)).toEqual(codes);
  });

  test('is recorded once for a day, and again for another', () => {
    const file = aFile({ milestones: { employment: on } });
    expect(refusals(recordMilestone, { kind: 'employment', on }, { file })).toEqual(['MILESTONE.ALREADY_RECORDED']);
    expect(refusals(recordMilestone, { kind: 'employment', on: '2026-05-31' }, { file })).toEqual([]);
  });
});

describe('the closing record', () => {
  const goals = [{ id: 'goal-1', area: 'housing' }, { id: 'goal-2', area: 'housing' }];
  const file = met({ plan: { goals, at: monday } });

  test('leaves in the file why the case closed, and who wrote it down', () => {
    const reached = { goalsReached: ['goal-2'], outcomes: ['treatmentStarted'], services: ['housing' as const] };
    expect(perform(closeCase, { reason: 'goalsReached', ...reached }, { file, by: peer, program: pad }).closing).toEqual({ reason: 'goalsReached', by: peer, at: monday });
  });

  test("offers the plan's goals, and the outcomes that the program counts", () => {
    const offered = (name: 'goalsReached' | 'outcomes') => optionsOf((closeCase.fields[name] as Extract<Field, { kind: 'choices' }>).options, { file, program: pad });
    expect(offered('goalsReached')).toEqual([{ value: 'goal-1', label: '1: Housing' }, { value: 'goal-2', label: '2: Housing' }]);
    expect(offered('outcomes').map(({ value }) => value)).toEqual([...pad.outcomes]);
  });

  test('cannot close a case for silence where help goes on as long as it is asked for', () => {
    expect(refusals(closeCase, { reason: 'lostContact' }, { file, program: pad })).toEqual(['CLOSING.SILENCE_IS_NO_REASON']);
  });

  test('may say that the person was not found where follow-up has an end', () => {
    expect(refusals(closeCase, { reason: 'lostContact' }, { file: aFile() })).toEqual([]);
  });

  test('can be written after a case ended in another way, once', () => {
    const closed = met({ status: 'closed' });
    expect(recordClosing.openWhen!(file, pad)).toBe(false);
    expect(recordClosing.openWhen!(closed, pad)).toBe(true);
    expect(recordClosing.openWhen!(perform(recordClosing, {}, { file: closed }), pad)).toBe(false);
  });

  test('is none in cases that were closed before it was asked for', () => {
    expect(closeCase.earlier![1]!(file, { reason: 'moved' }, { seq: 1, id: 'c', at: monday, by: officer, program: pad })).toBe(file);
  });
});

describe('clinical work', () => {
  const clinical = ['addCounselingNote', 'recordAudit', 'recordDiagnosis', 'recordLevelOfCare', 'recordPhq9'];
  const others = roleIds.filter((role) => role !== 'clinician');
  test.each(clinical.flatMap((id) => others.map((role) => [id, role] as const)))('%s is not for the role %s, which learns who may', (id, role) => {
    expect(whyNotAllowed(stepById(id)!, { staffId: peer, roles: [role] }, aFile())).toMatchObject({
      code: 'ROLE.NOT_ALLOWED',
      message: expect.stringContaining('clinician') as string,
    });
  });

  test.each(clinical)('%s is for clinicians', (id) => {
    expect(whyNotAllowed(stepById(id)!, { staffId: peer, roles: ['clinician'] }, aFile())).toBeUndefined();
  });
});
