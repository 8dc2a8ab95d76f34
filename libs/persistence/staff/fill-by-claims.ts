import type { Pool } from 'pg';
import type { Role } from '#protocol/roles';
import { actFor } from '../agency-scope.js';
import { inTransaction } from '../database.js';
import type { Caller } from '../reads/staff-list.js';
import { organisationIdOf, staffIdOf } from '../seed.js';

/** What the claims of somebody who signs in say of them, in the words of the staff list. */
export interface Claimed {
  agency: string;
  /** Its title. */
  organisation: string;
  programs: readonly string[];
  roles: readonly Role[];
  name?: string;
}

export interface RolesChange {
  staffId: string;
  agencyId: string;
  before?: readonly string[];
  after: readonly string[];
}

/**
 * Brings the staff list to what the claims say: adds who is not on it, gives roles and takes them. Programs and organisation
 * are of the beginning; whom an administrator has ended stays ended.
 */
export async function fillByClaims(pool: Pool, { issuer, subject }: Caller, claimed: Claimed, noted: (change: RolesChange) => Promise<void>): Promise<void> {
  const { agency, organisation, programs, name = subject } = claimed;
  const roles = [...new Set(claimed.roles)].sort();
  actFor(agency);
  await inTransaction(pool, async (sql) => {
    await sql.query(`select pg_advisory_xact_lock(hashtextextended('account ' || $1, 0))`, [`${issuer} ${subject}`]);
    const { rows } = await sql.query<{ id: string; roles: string[]; active: boolean }>(
      'select id, roles, active from staff where issuer = $1 and subject = $2 and agency_id = $3',
      [issuer, subject, agency],
    );
    const [known] = rows;
    if (known) {
      if (!known.active || [...known.roles].sort().join() === roles.join()) return;
      await noted({ staffId: known.id, agencyId: agency, before: known.roles, after: roles });
      await sql.query('update staff set roles = $2 where id = $1', [known.id, roles]);
      return;
    }
    if (roles.length === 0) return;
    const staffId = staffIdOf(agency, subject);
    await noted({ staffId, agencyId: agency, after: roles });
    await sql.query(
      `insert into staff (id, agency_id, organisation_id, issuer, subject, name, roles, programs, professions, active)
       values ($1, $2, $3, $4, $5, $6, $7, $8, '{}', true) on conflict do nothing`,
      [staffId, agency, organisationIdOf(agency, organisation), issuer, subject, name, roles, programs],
    );
  });
}
