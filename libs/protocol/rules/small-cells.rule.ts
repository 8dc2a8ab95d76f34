/** A count of fewer people is not shown, because they could be told apart: 11, as is usual with health data; a default of this project. */
export const leastShown = 11;

const isSmall = (count: number) => count > 0 && count < leastShown;

/**
 * A table of counts without its small cells. Where one hidden cell alone stands in a row or a column it would follow from that
 * line's sum, so the next smallest of the line is hidden with it (complementary suppression). Rows are of one length; a hidden
 * cell is `undefined`, and nobody stays nobody.
 */
export function withoutSmallCells(table: readonly (readonly number[])[]): (number | undefined)[][] {
  const hidden = table.map((row) => row.map(isSmall));
  const lines = linesOf(table);
  let more = true;
  while (more) {
    const cells = lines.flatMap((line) => complement(line, table, hidden) ?? []);
    for (const { row, column } of cells) hidden[row]![column] = true;
    more = cells.length > 0;
  }
  return table.map((row, at) => row.map((count, column) => (hidden[at]![column] ? undefined : count)));
}

interface Cell {
  row: number;
  column: number;
}

function linesOf(table: readonly (readonly number[])[]): Cell[][] {
  const rows = table.map((counts, row) => counts.map((_, column) => ({ row, column })));
  const columns = (table[0] ?? []).map((_, column) => table.map((_row, row) => ({ row, column })));
  return [...rows, ...columns];
}

/** What has to be hidden with the one cell of a line that is; a line whose other cells are all zero has nothing else to hide. */
function complement(line: readonly Cell[], table: readonly (readonly number[])[], hidden: readonly (readonly boolean[])[]): Cell | undefined {
  if (line.filter(({ row, column }) => hidden[row]![column]).length !== 1) return undefined;
  const open = line.filter(({ row, column }) => !hidden[row]![column]);
  const countOf = ({ row, column }: Cell) => table[row]![column]!;
  const counted = open.filter((cell) => countOf(cell) > 0);
  return (counted.length > 0 ? counted : open).reduce<Cell | undefined>((least, cell) => (least && countOf(least) <= countOf(cell) ? least : cell), undefined);
}
