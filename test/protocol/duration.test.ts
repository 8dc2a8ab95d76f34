import { mayLastLonger } from '#protocol/rules/duration.rule';

describe('whether a duration may last longer than another', () => {
  it.each([
    ['P6M', 'P6M', false],
    ['P90D', 'P6M', false],
    ['P7M', 'P6M', true],
    // Six calendar months have 181 to 184 days, less the hour of a clock that changes.
    ['P180D', 'P6M', false],
    ['P181D', 'P6M', true],
    ['P6M', 'P185D', false],
    ['P6M', 'P184D', true],
    ['P1Y', 'P12M', false],
    ['P12M', 'P1Y', false],
    ['P1Y', 'P367D', false],
    ['P1Y', 'P366D', true],
    ['P4W', 'P28D', false],
    ['P1D', 'P1D', false],
    // A day may have 25 hours.
    ['P1D', 'PT24H', true],
    ['PT22H', 'P1D', false],
    ['PT60M', 'PT1H', false],
    ['PT61M', 'PT1H', true],
    ['P1M', 'P31DT2H', false],
    ['P1DT1H', 'P2D', false],
    ['P0D', 'PT1S', false],
  ])('%s and %s: %s', (first, second, longer) => {
    expect(mayLastLonger(first, second)).toBe(longer);
  });
});
