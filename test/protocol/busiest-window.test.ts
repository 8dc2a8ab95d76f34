import fc from 'fast-check';
import { busiestWindow, type Happening } from '#protocol/rules/busiest-window.rule';

const hour = 3_600_000;
const at = (hours: number) => new Date(Date.parse('2031-03-04T00:00:00.000Z') + hours * hour).toISOString();
const aDayAfter = (begins: string) => new Date(Date.parse(begins) + 24 * hour).toISOString();
const happenings = (hours: readonly number[]): Happening[] => hours.map((each, index) => ({ id: String(index).padStart(3, '0'), at: at(each) }));

/** Every window that begins with a happening and holds the one concerned, by looking at all of them. */
function mostOf(all: readonly Happening[], id: string): number {
  const counts = all.map(({ at: begins }) => all.filter((one) => one.at >= begins && one.at <= aDayAfter(begins))).filter((held) => held.some((one) => one.id === id));
  return Math.max(...counts.map(({ length }) => length));
}

describe('the busiest window', () => {
  it('is the one with the most in it, whatever the happenings are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 96 }), { minLength: 1, maxLength: 30 }), fc.nat(), (hours, pick) => {
        const all = happenings(hours);
        const { id } = all[pick % all.length]!;
        const window = busiestWindow(all, id, aDayAfter)!;
        expect(window.happenings).toHaveLength(mostOf(all, id));
        expect(window.happenings.map((one) => one.id)).toContain(id);
      }),
    );
  });

  it('asks for the end of one window alone where the first holds everything', () => {
    let asked = 0;
    busiestWindow(happenings(Array.from({ length: 100 }, (_, index) => index / 10)), '099', (begins) => {
      asked += 1;
      return aDayAfter(begins);
    });
    expect(asked).toBe(1);
  });
});
