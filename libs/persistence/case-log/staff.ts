import type { PoolClient } from 'pg';
import type { Role } from '#protocol/roles';
import type { Scope } from '#protocol/scopes';
import { actFor } from '../agency-scope.js';

/** Who a token says is calling. */
export interface Caller {
  issuer: string;
  subject: string;
}

export interface StaffRow {
  id: string;
  agencyId: string;
  organisationId: string;
  name: string;
  roles: Role[];
  programs: string[];
  /** Whether the person's organisation is a Part 2 program today. */
  part2: boolean;
  /** No person: another system, which reaches what its scopes name and nothing else. */
  machine: boolean;
  scopes: Scope[];
}

/** Sets the caller for this transaction, and their agency for what they ask for after it; returns their row of the staff list, if they are on it and active. */
export async function identify(sql: PoolClient, { issuer, subject }: Caller): Promise<StaffRow | undefined> {
  const { rows } = await sql.query<StaffRow>({
    name: 'identify',
    text: `
      select s.id, s.agency_id as "agencyId", s.organisation_id as "organisationId", s.name, s.roles, s.programs, s.machine, s.scopes,
        coalesce(o.part2_from <= current_date, false) as part2,
        set_config('dpad.staff', s.id::text, true), set_config('dpad.agency', s.agency_id, true)
      from staff_signing_in($1, $2) s join organisation o on o.id = s.organisation_id`,
    values: [issuer, subject],
  });
  if (rows[0]) actFor(rows[0].agencyId);
  return rows[0];
}
