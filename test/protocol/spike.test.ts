import type { Program } from '#protocol/program';
import { continuedSpike, spikeOf, type OverdoseNotice } from '#protocol/rules/spike.rule';

const noon = Date.parse('2031-03-04T12:00:00.000Z');
const hour = 3_600_000;
const aDay = 24 * hour;
const endOf = (from: string) => new Date(Date.parse(from) + aDay).toISOString();

const program: Pick<Program, 'areas' | 'spike'> = {
  spike: { threshold: 3, within: 'PT24H' },
  areas: {
    west: { label: 'West', served: true, neighbours: ['middle'] },
    middle: { label: 'Middle', served: true, neighbours: ['west', 'east'] },
    east: { label: 'East', served: true, neighbours: ['middle'] },
    far: { label: 'Far', served: false },
  },
};

let count = 0;
const notice = (area: string, ms = 0): OverdoseNotice => ({ id: `n${String((count += 1)).padStart(3, '0')}`, area, at: new Date(noon + ms).toISOString() });
const spike = (...notices: OverdoseNotice[]) => spikeOf(notices.at(-1)!, notices, program, endOf);

describe('notices are a spike', () => {
  test('never at the threshold', () => {
    expect(spike(notice('west'), notice('west'), notice('west'))).toBeUndefined();
  });

  test('with one more than the threshold', () => {
    const four = [0, 1, 2, 3].map((index) => notice('west', index * hour));
    expect(spike(...four)).toMatchObject({ area: 'west', since: four[0]!.at, until: four[3]!.at, happenings: four });
  });

  test('while the first is exactly 24 hours old', () => {
    expect(spike(notice('west'), notice('west', hour), notice('west', 2 * hour), notice('west', aDay))).toBeDefined();
  });

  test('no more when the first is a millisecond older', () => {
    expect(spike(notice('west'), notice('west', hour), notice('west', 2 * hour), notice('west', aDay + 1))).toBeUndefined();
  });

  test('with those of an area beside it', () => {
    expect(spike(notice('middle'), notice('middle'), notice('west'), notice('west'))).toMatchObject({ area: 'west' });
  });

  test('around an area between two that are not beside each other', () => {
    expect(spike(notice('west'), notice('west'), notice('east'), notice('east'))).toMatchObject({ area: 'middle' });
  });

  test('never with those of an area that is not beside it', () => {
    expect(spike(notice('far'), notice('far'), notice('far'), notice('west'))).toBeUndefined();
  });

  test('where one is handed in late, in its own place in time', () => {
    expect(spike(notice('west', 0), notice('west', 2 * hour), notice('west', 3 * hour), notice('west', hour))).toBeDefined();
  });

  test('never where the program counts none', () => {
    const notices = [notice('west'), notice('west'), notice('west'), notice('west')];
    expect(spikeOf(notices[3]!, notices, { areas: program.areas }, endOf)).toBeUndefined();
  });
});

describe('a spike', () => {
  const four = [0, 1, 2, 3].map((index) => notice('west', index * hour));
  const known = (area: string, from: number, to: number) => ({ id: 'told', area, since: new Date(noon + from).toISOString(), until: new Date(noon + to).toISOString() });

  test('continues one that shares a notice with it, beside it too', () => {
    expect(continuedSpike(spike(...four)!, [known('middle', -aDay, 0)], program.areas)).toMatchObject({ id: 'told' });
  });

  test('is a new one after one that ended before its first notice', () => {
    expect(continuedSpike(spike(...four)!, [known('west', -aDay, -1)], program.areas)).toBeUndefined();
  });

  test('is another than one elsewhere at the same time', () => {
    expect(continuedSpike(spike(...four)!, [known('far', 0, 3 * hour)], program.areas)).toBeUndefined();
  });
});
