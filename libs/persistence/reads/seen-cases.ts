import type { Sql } from './rows.js';
import type { StaffRow } from './staff-list.js';

/** Up to which version this person has looked at the case, if ever. */
export async function seenVersion(sql: Sql, staff: StaffRow, caseId: string): Promise<number | undefined> {
  const { rows } = await sql.query<{ version: number }>({
    name: 'seen-version',
    text: 'select version from case_seen where staff_id = $1 and case_id = $2',
    values: [staff.id, caseId],
  });
  return rows[0]?.version;
}

/** Only forward: of two devices, the one that has seen more counts. */
export async function noteSeen(sql: Sql, staff: StaffRow, caseId: string, version: number): Promise<void> {
  await sql.query({
    name: 'note-seen',
    text: `
      insert into case_seen (staff_id, case_id, agency_id, version) values ($1, $2, $3, $4)
      on conflict (staff_id, case_id) do update set version = $4 where case_seen.version < $4`,
    values: [staff.id, caseId, staff.agencyId, version],
  });
}
