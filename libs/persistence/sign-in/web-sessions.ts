import { inAnyAgency } from '../agency-scope.js';
import type { Caller } from '../case-log/staff.js';
import type { Sql } from '../reads/rows.js';

/** A session of the web app. `session` is a digest: what the cookie holds is not kept. */
export interface WebSession {
  session: string;
  /** When the person signed in. */
  since: Date;
  /** How, as the issuer said (OpenID Connect Core 2). */
  acr?: string;
  amr: string[];
}

interface Row {
  issuer: string;
  subject: string;
  since: string;
  acr: string | null;
  amr: string[];
}

/** A session that has not been ended, and whose it is. */
export async function findWebSession(sql: Sql, session: string): Promise<(WebSession & { caller: Caller }) | undefined> {
  const asked = { name: 'find-web-session', text: 'select issuer, subject, since, acr, amr from web_session_of($1)', values: [session] };
  const { rows } = await inAnyAgency(() => sql.query<Row>(asked));
  const [row] = rows;
  if (!row) return undefined;
  const { issuer, subject, since, acr, amr } = row;
  return { session, caller: { issuer, subject }, since: new Date(since), ...(acr !== null && { acr }), amr };
}

export async function beginWebSession(sql: Sql, { session, since, acr, amr }: WebSession, staff: { id: string; agencyId: string }): Promise<void> {
  await sql.query('insert into web_session (session, staff_id, agency_id, since, acr, amr) values ($1, $2, $3, $4, $5, $6)', [
    session,
    staff.id,
    staff.agencyId,
    since,
    acr ?? null,
    amr,
  ]);
}

export async function endWebSession(sql: Sql, session: string): Promise<void> {
  await sql.query('delete from web_session where session = $1', [session]);
}

/** All of one member of staff, wherever they have signed in. */
export async function endWebSessionsOf(sql: Sql, staffId: string): Promise<void> {
  await sql.query('delete from web_session where staff_id = $1', [staffId]);
}

/** Deletes the agency's sessions that nobody can go on with: those begun before, and those not used since. */
export async function forgetOldWebSessions(sql: Sql, { begunBefore, unusedSince }: { begunBefore: Date; unusedSince: Date }): Promise<void> {
  await sql.query(
    `delete from web_session w where w.since < $1
       or exists (select from sign_in s where s.session = w.session and s.last_seen_at < $2)`,
    [begunBefore, unusedSince],
  );
}
