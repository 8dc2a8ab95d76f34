import { candidatesFor } from '../../../apps/web/src/features/staff/candidates';

type Staff = Parameters<typeof candidatesFor>[0];
type Rosters = Parameters<typeof candidatesFor>[1]['rosters'];

const programId = 'la-door';
const now = Date.parse('2026-06-01T18:00:00Z');

const peer = (name: string, { openCases = 0, whyNot = [], roles = ['peer'] }: { openCases?: number; whyNot?: string[]; roles?: Staff[number]['roles'] } = {}): Staff[number] => ({
  id: name,
  name,
  roles,
  professions: [],
  credentials: [],
  work: [{ programId, openCases, caseload: 15, whyNotAssigned: whyNot.map((message) => ({ code: 'CREDENTIAL.MISSING', message })) }],
});
const onUntil = (endsAt: string, ...names: string[]): Rosters[number] => ({
  ...{ rosterId: 'r', programId, team: 'outreach', kind: 'onCall', day: '2026-06-01', startsAt: '2026-06-01T16:00:00Z', endsAt },
  members: names.map((id) => ({ id })),
});
const namesOf = (staff: Staff, rosters: Rosters = [], role = 'peer') => candidatesFor(staff, { role, programId, rosters, now }).map(({ name }) => name);

describe('who can be given a case', () => {
  it('is listed with those first whom nothing stands in the way of, with the reason for the others', () => {
    const candidates = candidatesFor([peer('Ana', { whyNot: ['Is not on record: a certificate'] }), peer('Ben', { openCases: 14 })], { role: 'peer', programId, rosters: [], now });
    expect(candidates.map(({ name, whyNot }) => [name, whyNot])).toEqual([
      ['Ben', []],
      ['Ana', ['Is not on record: a certificate']],
    ]);
  });

  it('begins with whoever is on call at this moment, until just before the roster ends', () => {
    const staff = [peer('Ana'), peer('Ben', { openCases: 9 })];
    expect(namesOf(staff, [onUntil('2026-06-01T18:00:00.001Z', 'Ben')])).toEqual(['Ben', 'Ana']);
    expect(namesOf(staff, [onUntil('2026-06-01T18:00:00Z', 'Ben')])).toEqual(['Ana', 'Ben']);
  });

  it('goes on with whoever has most room', () => {
    expect(namesOf([peer('Ana', { openCases: 3 }), peer('Ben', { openCases: 2 })])).toEqual(['Ben', 'Ana']);
  });

  it('is nobody without the role', () => {
    expect(namesOf([peer('Ana', { roles: ['officer'] })])).toEqual([]);
  });

  it('has no reason of peer work in another role', () => {
    const [candidate] = candidatesFor([peer('Ana', { roles: ['peer', 'caseManager'], whyNot: ['Has run out'] })], { role: 'caseManager', programId, rosters: [], now });
    expect(candidate?.whyNot).toEqual([]);
  });
});
