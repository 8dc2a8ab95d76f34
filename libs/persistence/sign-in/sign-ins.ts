import type { Sql } from '../reads/rows.js';

export interface SignIn {
  beganAt: Date;
  lastSeenAt: Date;
}

/** A session as it was last written, if it has been used before. */
export async function findSignIn(sql: Sql, session: string): Promise<SignIn | undefined> {
  const { rows } = await sql.query<{ beganAt: string; lastSeenAt: string }>({
    name: 'find-sign-in',
    text: 'select began_at as "beganAt", last_seen_at as "lastSeenAt" from sign_in where session = $1',
    values: [session],
  });
  const [row] = rows;
  return row && { beganAt: new Date(row.beganAt), lastSeenAt: new Date(row.lastSeenAt) };
}

interface Beginning {
  session: string;
  staffId: string;
  agencyId: string;
  /** When the person signed in. */
  since: Date;
}

/** A session's first use; two at once are one. */
export async function beginSignIn(sql: Sql, { session, staffId, agencyId, since }: Beginning, at: Date): Promise<void> {
  await sql.query({
    name: 'begin-sign-in',
    text: 'insert into sign_in (session, staff_id, agency_id, began_at, last_seen_at) values ($1, $2, $3, $4, $5) on conflict do nothing',
    values: [session, staffId, agencyId, since, at],
  });
}

export async function continueSignIn(sql: Sql, session: string, at: Date): Promise<void> {
  await sql.query({
    name: 'continue-sign-in',
    text: 'update sign_in set last_seen_at = $2 where session = $1 and last_seen_at < $2',
    values: [session, at],
  });
}
