import fc from 'fast-check';
import { leastShown, withoutSmallCells } from '#protocol/rules/small-cells.rule';

const hidden = undefined;

describe('a table of counts of people', () => {
  it.each<[string, number[][], (number | undefined)[][]]>([
    ['shows 11 and hides 10', [[11, 10, 10], [11, 10, 10]], [[11, hidden, hidden], [11, hidden, hidden]]],
    ['shows that nobody is nobody', [[0, 20], [30, 0]], [[0, 20], [30, 0]]],
    ['hides another of the row and of the column, so that the small one does not follow from a sum', [[5, 20, 30], [40, 50, 60], [70, 80, 90]], [[hidden, hidden, 30], [hidden, hidden, 60], [70, 80, 90]]],
    ['hides what is left of a line that has nothing else to hide', [[5, 0], [0, 0]], [[hidden, hidden], [hidden, hidden]]],
    ['of one row alone', [[5, 20]], [[hidden, hidden]]],
    ['of nothing at all', [], []],
  ])('%s', (_name, counts, shown) => {
    expect(withoutSmallCells(counts)).toEqual(shown);
  });

  it('never shows a count from 1 to 10, nor hides one alone in a line that has others', () => {
    const tables = fc.integer({ min: 1, max: 5 }).chain((width) => fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));
    fc.assert(
      fc.property(tables, (table) => {
        const shown = withoutSmallCells(table);
        const columns = table[0]!.map((_, column) => shown.map((row) => row[column]));
        expect(shown.flat().filter((count) => count !== undefined && count > 0 && count < leastShown)).toEqual([]);
        for (const line of [...shown, ...columns]) expect(line.length > 1 && line.filter((count) => count === undefined).length === 1).toBe(false);
      }),
    );
  });
});
