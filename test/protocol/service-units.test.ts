import { billableUnits, serviceUnits, type LoggedEncounter } from '#protocol/rules/service-units.rule';

const encounter = (over: Partial<LoggedEncounter> = {}): LoggedEncounter => ({
  id: 'encounter-1',
  at: '2026-06-01T17:00:00Z',
  day: '2026-06-01',
  minutes: 60,
  activity: 'support',
  reached: true,
  byPeer: true,
  enrolled: true,
  ...over,
});

test.each([
  [1, 0],
  [14, 0],
  [15, 1],
  [29, 1],
  [30, 2],
  [1440, 96],
])('%i minutes are %i completed units of 15 minutes', (minutes, units) => {
  expect(serviceUnits(minutes)).toBe(units);
});

describe('what is billable of an encounter', () => {
  test.each([
    ['of peer support', {}, { billable: 4 }],
    ['of transport', { activity: 'transport' as const }, { billable: 0, because: 'notPeerSupport' }],
    ['of documentation', { activity: 'documentation' as const }, { billable: 0, because: 'notPeerSupport' }],
    ['of outreach', { activity: 'outreach' as const }, { billable: 0, because: 'notPeerSupport' }],
    ['recorded by somebody who is no peer', { byPeer: false }, { billable: 0, because: 'notPeerSupport' }],
    ['that reached nobody', { reached: false }, { billable: 0, because: 'notReached' }],
    ['with a person who is not enrolled yet', { enrolled: false }, { billable: 0, because: 'notEnrolled' }],
  ])('%s', (_name, over, expected) => {
    expect(billableUnits([encounter(over)], 16)).toEqual([{ id: 'encounter-1', units: 4, ...expected }]);
  });
});

describe("a day's limit of 16 units", () => {
  const at = (id: string, time: string, minutes: number, over: Partial<LoggedEncounter> = {}) => encounter({ id, at: `2026-06-01T${time}Z`, minutes, ...over });

  test('is reached by 16 units, all of them billable', () => {
    expect(billableUnits([at('a', '09:00:00', 120), at('b', '13:00:00', 120)], 16).map(({ billable }) => billable)).toEqual([8, 8]);
  });

  test('lets the 17th be logged, and not billed', () => {
    expect(billableUnits([at('a', '09:00:00', 120), at('b', '13:00:00', 135)], 16)[1]).toEqual({ id: 'b', units: 9, billable: 8, because: 'overDailyLimit' });
  });

  test('is given to the earlier encounters first, in whatever order they were logged', () => {
    const units = billableUnits([at('late', '15:00:00', 30), at('early', '09:00:00', 240)], 16);
    expect(units.map(({ id, billable }) => [id, billable])).toEqual([['early', 16], ['late', 0]]);
  });

  test('is not used up by what is not billable', () => {
    const units = billableUnits([at('drive', '08:00:00', 240, { activity: 'transport' }), at('talk', '13:00:00', 60)], 16);
    expect(units[1]).toEqual({ id: 'talk', units: 4, billable: 4 });
  });

  test('begins anew the next day', () => {
    const units = billableUnits([at('a', '09:00:00', 240), encounter({ id: 'b', at: '2026-06-02T09:00:00Z', day: '2026-06-02' })], 16);
    expect(units[1]).toEqual({ id: 'b', units: 4, billable: 4 });
  });
});
