import { soughtIn, auditQueryFor } from '../../../apps/web/src/features/audit/asked-of-audit';
import { agendaOf } from '../../../apps/web/src/features/docket/agenda-of-week';
import { askedIn, queryFor } from '../../../apps/web/src/features/docket/asked-of-docket';
import type { DocketRow } from '../../../apps/web/src/features/docket/docket-rows';
import { commandIdFor } from '../../../apps/web/src/features/docket/several-commands';
import { stepsAbout } from '../../../apps/web/src/features/docket/steps-about-charge';
import { isDay, mondayOf, weekFrom } from '../../../apps/web/src/features/docket/week';
import type { Case, OpenStep } from '../../../apps/web/src/api/queries';

const zone = 'America/Chicago';
const owner = '01a20664-b5fc-74bc-84d2-40b71bda4960';

describe('a week of the docket', () => {
  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2026-11-30', '2026-11-30'],
  ])('that %s is in begins on Monday, %s', (day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });

  it("is one of the program's zone, and of 167 hours where clocks are set forward in it", () => {
    expect(weekFrom('2027-03-08', zone)).toEqual({ dueFrom: '2027-03-08T06:00:00.000Z', dueTo: '2027-03-15T05:00:00.000Z' });
  });

  it('is not asked for by what is no day', () => {
    expect(['2026-11-23', '2026-13-01', 'tomorrow', ''].map(isDay)).toEqual([true, false, false, false]);
  });
});

describe('what the address of the docket asks for', () => {
  it('is what its filters say', () => {
    const asked = askedIn(new URLSearchParams({ owner, due: 'late', consent: 'noConsent', status: 'held', unattested: 'true' }));
    expect(queryFor(asked, zone, '2026-11-23T12:00:00.000Z')).toEqual({ owner, consent: 'noConsent', status: 'held', unattested: 'true', dueTo: '2026-11-23T12:00:00.000Z' });
  });

  it('is nothing, where it is nonsense', () => {
    expect(askedIn(new URLSearchParams({ owner: 'me', due: 'soon', consent: 'yes', status: 'lost', unattested: 'false' }))).toEqual({});
  });
});

describe("the conference's agenda", () => {
  const row = (chargeId: string, more: Partial<DocketRow>): DocketRow => ({ chargeId, conditions: [], newOffences: 0, ...more }) as DocketRow;
  const dueAt = (at: string, daysLeft: number) => ({ deadline: { kind: 'holdEnds', at }, daysLeft });
  const nothing = { due: [], before: [], review: [], unattested: [] };

  it('puts a charge on the day that its deadline is on by the clocks of the program', () => {
    const lastMinute = row('a', dueAt('2026-11-24T05:59:00.000Z', 0));
    const { days } = agendaOf({ ...nothing, due: [lastMinute] }, '2026-11-23', zone);
    expect(days).toEqual([{ day: '2026-11-23', rows: [lastMinute] }]);
  });

  it('names a charge once, where it is most urgent', () => {
    const late = row('a', dueAt('2026-11-20T05:59:00.000Z', -3));
    const agenda = agendaOf({ ...nothing, before: [late], review: [late], unattested: [late] }, '2026-11-23', zone);
    expect([agenda.late, agenda.review, agenda.unattested]).toEqual([[late], [], []]);
  });

  it('speaks of a condition that nobody has attested until the last day of the week, and not of the next one', () => {
    const withCondition = (id: string, due: string) => row(id, { conditions: [{ status: 'open', due }] as DocketRow['conditions'] });
    const { unattested } = agendaOf({ ...nothing, unattested: [withCondition('a', '2026-11-29'), withCondition('b', '2026-11-30')] }, '2026-11-23', zone);
    expect(unattested.map(({ chargeId }) => chargeId)).toEqual(['a']);
  });

  it('speaks of no condition without a consent', () => {
    const { unattested } = agendaOf({ ...nothing, unattested: [row('a', { conditions: 'noConsent' })] }, '2026-11-23', zone);
    expect(unattested).toEqual([]);
  });
});

describe('what is offered to be recorded about a charge', () => {
  const step = (stepId: string, fields: object[]) => ({ stepId, fields }) as OpenStep;
  const item = (name: string, ...values: string[]) => ({ name, kind: 'item', items: values.map((value) => ({ value, label: value })) });
  const read = (...openSteps: OpenStep[]) => ({ openSteps, conditions: [{ id: 'condition' }] }) as unknown as Case;

  it('lets nobody decide on another charge of the case by mistake', () => {
    const [decide] = stepsAbout(read(step('decideCharge', [item('charge', 'mine', 'other')])), 'mine');
    expect(decide?.fields[0]?.items?.map(({ value }) => value)).toEqual(['mine']);
  });

  it('is nothing that is about another charge alone', () => {
    expect(stepsAbout(read(step('acceptHold', [item('charge', 'other')])), 'mine')).toEqual([]);
  });

  it('takes in the answer for a condition', () => {
    expect(stepsAbout(read(step('recordDefenderAnswer', [item('condition', 'condition')]), step('addNote', [])), 'mine').map(({ stepId }) => stepId)).toEqual(['recordDefenderAnswer']);
  });
});

describe('several commands of one form', () => {
  const form = 'e5a0c7de-0000-4000-8000-000000000001';

  it('have the same ids, sent again', async () => {
    expect(await commandIdFor(form, 'a')).toBe(await commandIdFor(form, 'a'));
  });

  it('have an id each, that the API takes', async () => {
    const [a, b] = await Promise.all([commandIdFor(form, 'a'), commandIdFor(form, 'b')]);
    expect(a).not.toBe(b);
    expect(a).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });
});

describe('what the address of the audit asks for', () => {
  it('is whole days of the zone, the last one too', () => {
    expect(auditQueryFor(soughtIn(new URLSearchParams({ from: '2026-11-23', to: '2026-11-23' })), zone)).toEqual({ from: '2026-11-23T06:00:00.000Z', to: '2026-11-24T06:00:00.000Z' });
  });

  it('is nothing, where it is nonsense', () => {
    expect(soughtIn(new URLSearchParams({ staff: 'x', action: 'fly', outcome: 'maybe', from: '1', to: '2', case: '3', participant: '4' }))).toEqual({});
  });
});
