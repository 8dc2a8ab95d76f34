import { dayIn, isDay, mondayOf, plusDays, weekOf } from '../../../apps/web/src/features/rosters/week';

describe('the week of the rosters', () => {
  it('begins on Monday, also for a Sunday', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
  });

  it('has seven days across the end of daylight-saving time', () => {
    expect(weekOf('2026-10-26')).toEqual(['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30', '2026-10-31', '2026-11-01']);
    expect(plusDays('2026-11-01', 1)).toBe('2026-11-02');
  });

  it("is that of the program's clocks", () => {
    expect(dayIn('America/Los_Angeles', new Date('2026-11-23T07:59:59Z'))).toBe('2026-11-22');
    expect(dayIn('America/Los_Angeles', new Date('2026-11-23T08:00:00Z'))).toBe('2026-11-23');
  });

  it.each(['', 'soon', '2026-02-30', '2026-13-01', '2026-1-1'])('is not asked for by "%s"', (text) => {
    expect(isDay(text)).toBe(false);
  });
});
