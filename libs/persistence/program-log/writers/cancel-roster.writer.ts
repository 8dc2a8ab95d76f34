import type { cancelRoster } from '#protocol/program-steps/cancel-roster.program-step';
import type { Writer } from './writer.js';

export const cancelRosterWriter: Writer<typeof cancelRoster> = async ({ sql, staff, at, input }) => {
  await sql.query('update roster_entry set cancelled_at = $2, changed_by = $3, changed_at = $2 where id = $1', [input.roster, at, staff.id]);
  return { result: { rosterIds: [input.roster] } };
};
