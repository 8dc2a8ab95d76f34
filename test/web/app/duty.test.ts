import { dutiesOf, presetDuty } from '../../../apps/web/src/features/officer/duty';

const officer = { staffId: 'me', roles: ['officer' as const], programs: ['pad', 'door'] };
const pathways = [
  { pathwayId: 'activeOutreach' as const, title: 'Outreach', roles: ['officer' as const], programs: ['door'] },
  { pathwayId: 'officerIntervention' as const, title: 'Instead of arrest', roles: ['officer' as const], programs: ['pad', 'door', 'elsewhere'] },
  { pathwayId: 'selfReferral' as const, title: 'Self', roles: ['peer' as const], programs: ['pad'] },
];
const on = (programId: string, id = 'me') => ({ programId, startsAt: '2026-06-01T08:00:00.000Z', endsAt: '2026-06-01T16:00:00.000Z', members: [{ id }] });

describe('what the first screen begins with', () => {
  const duties = dutiesOf(officer, pathways);
  const preset = (last: string | null, rosters: ReturnType<typeof on>[], now = '2026-06-01T12:00:00.000Z') => presetDuty(duties, last, rosters, 'me', now);

  it('offers what the roles may open in the programs of the person', () => {
    expect(duties.map(({ programId, pathwayId }) => `${programId} ${pathwayId}`)).toEqual(['pad officerIntervention', 'door activeOutreach', 'door officerIntervention']);
  });

  it('is what the person opened last on the device', () => {
    expect(preset('door/activeOutreach', [])).toMatchObject({ programId: 'door', pathwayId: 'activeOutreach' });
  });

  it('is of the program whose roster the person is on now, whatever was opened last', () => {
    expect(preset('door/activeOutreach', [on('pad')])).toMatchObject({ programId: 'pad', pathwayId: 'officerIntervention' });
  });

  it('is what was opened last of the program whose roster the person is on now', () => {
    expect(preset('door/activeOutreach', [on('door')])).toMatchObject({ programId: 'door', pathwayId: 'activeOutreach' });
  });

  it('goes by no roster of a program in which the person opens nothing', () => {
    expect(preset('door/activeOutreach', [on('elsewhere')])).toMatchObject({ programId: 'door', pathwayId: 'activeOutreach' });
  });

  it('is never something that the person may not open any more', () => {
    expect(preset('pad/selfReferral', [])).toBeUndefined();
  });

  it('is the only one of the program whose roster the person is on now', () => {
    expect(preset(null, [on('pad')])).toMatchObject({ programId: 'pad' });
  });

  it.each([
    ['at its last instant', '2026-06-01T15:59:59.999Z', 'pad'],
    ['just after it', '2026-06-01T16:00:00.000Z', undefined],
    ['just before it', '2026-06-01T07:59:59.999Z', undefined],
  ])('goes by the roster %s', (_when, now, programId) => {
    expect(preset(null, [on('pad')], now)?.programId).toBe(programId);
  });

  it("is asked for where a colleague's roster is all that there is", () => {
    expect(preset(null, [on('pad', 'colleague')])).toBeUndefined();
  });
});
