import { groupOf } from '../../../apps/web/src/features/visits/visit-order';

type Visit = Parameters<typeof groupOf>[0];

const at = '2026-06-01T18:00:00.000Z';
const visit = (outreach: Partial<NonNullable<Visit['outreach']>> = {}, more: Partial<Visit> = {}): Visit => ({
  ...{ caseId: 'c', programId: 'p', pathwayId: 'naloxonePlus', openSteps: [] },
  outreach: { standing: 'neverContacted', standingLabel: 'Never contacted', attempts: 0, withoutContact: 0, ...outreach },
  ...more,
});
const opening = (opens: string) => ({ window: { opens, closes: '2026-06-04T18:00:59.999Z' } });
const group = (of: Visit) => groupOf(of, 'me', at);

describe("a visit in one's day", () => {
  it('is one’s own for whoever is sent, or whom it was passed to', () => {
    expect(group(visit({ team: [{ id: 'me' }] }))).toBe('mine');
    expect(group(visit({ takenUp: { by: { id: 'other' }, at, passedTo: { id: 'me' } } }))).toBe('mine');
    expect(group(visit({ team: [{ id: 'other' }] }))).toBe('others');
  });

  it('is for later until the first instant of its window', () => {
    expect(group(visit(opening('2026-06-01T18:00:00.001Z')))).toBe('later');
    expect(group(visit(opening(at)))).toBe('others');
  });

  it('comes first while the team is out, whoever it is', () => {
    expect(group(visit({ team: [{ id: 'other' }] }, { teamOut: { stage: 'outreach', by: { id: 'other' }, at } }))).toBe('out');
  });
});
