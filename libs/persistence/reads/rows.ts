import type { Pool, PoolClient } from 'pg';

export type Sql = Pool | PoolClient;

/** A column as an RFC 3339 instant with microseconds, in UTC, whatever the connection's type parsers do. */
export function instant(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** RFC 3339 with milliseconds: what is shown. */
export function shown(exact: string): string {
  return exact.replace(/\.(\d{3})\d*Z$/, '.$1Z');
}
