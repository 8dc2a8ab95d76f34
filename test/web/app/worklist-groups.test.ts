import { grouped, groupOf } from '../../../apps/web/src/features/worklist/groups';

const zone = 'America/Chicago';
/** 6 in the evening of March 4 in Chicago, and already March 5 in UTC. */
const now = new Date('2031-03-05T00:00:00.000Z');
const item = { late: false, priority: 3 };

describe('the worklist', () => {
  test.each([
    ['until the last instant of the day, by the clocks of the program', '2031-03-05T05:59:59.999Z', 'today'],
    ['and from the next day on later', '2031-03-05T06:00:00.000Z', 'later'],
  ])('has what is due today %s', (_name, due, group) => {
    expect(groupOf({ ...item, due }, now, zone)).toBe(group);
  });

  test('has what is late as late, and not as due today', () => {
    expect(groupOf({ ...item, due: '2031-03-04T23:00:00.000Z', late: true }, now, zone)).toBe('late');
  });

  test('has what somebody waits for today, though it has no time', () => {
    expect(groupOf({ ...item, priority: 1 }, now, zone)).toBe('today');
    expect(groupOf({ ...item, priority: 2 }, now, zone)).toBe('anyTime');
  });

  test('keeps the order of urgency within each part of the day, and shows no empty part', () => {
    const items = [
      { ...item, stepId: 'a', due: '2031-03-06T00:00:00.000Z' },
      { ...item, stepId: 'b', due: '2031-03-05T01:00:00.000Z' },
      { ...item, stepId: 'c', due: '2031-03-07T00:00:00.000Z' },
    ] as unknown as Parameters<typeof grouped>[0];
    expect(grouped(items, now, () => zone).map(({ group, items: ofGroup }) => [group, ofGroup.map(({ stepId }) => stepId)])).toEqual([
      ['today', ['b']],
      ['later', ['a', 'c']],
    ]);
  });
});
