import type { ReactNode } from 'react';

export interface Column<Row> {
  head: string;
  cell(this: void, row: Row): ReactNode;
  /** Set to the right, digit below digit. */
  number?: boolean;
}

interface DataTableProps<Row> {
  caption: string;
  /** The first names what the row is about. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf(this: void, row: Row): string;
}

/** A table that becomes a list of cards on a narrow screen. */
export function DataTable<Row>({ caption, columns, rows, keyOf }: DataTableProps<Row>) {
  return (
    <table className="usa-table usa-table--borderless usa-table--stacked-header width-full">
      <caption className="usa-sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ head, number }) => (
            <th key={head} scope="col" className={number === true ? 'text-right' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ head, cell, number }, index) =>
              index === 0 ? (
                <th key={head} scope="row" data-label={head}>
                  {cell(row)}
                </th>
              ) : (
                <td key={head} data-label={head} className={number === true ? 'tablet:text-right' : undefined}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
