import type { confirmAttendance } from '#protocol/program-steps/confirm-attendance.program-step';
import { refusedFor } from '../../case-log/step-facts.js';
import type { Writer } from './writer.js';

/** Hours after its beginning in which people still confirm for themselves; later the coordinator knows who was there. */
const hoursToConfirm = 12;

export const confirmAttendanceWriter: Writer<typeof confirmAttendance> = async ({ sql, at, staff, input }) => {
  if (input.person === staff.id && !staff.roles.includes('coordinator')) {
    const { rowCount } = await sql.query(`select from meeting where id = $1 and at + $2 * interval '1 hour' >= $3`, [input.meeting, hoursToConfirm, at]);
    if (rowCount === 0) return refusedFor([{ field: 'meeting', code: 'MEETING.OVER', message: 'The meeting is over: a coordinator says who was there' }]);
  }
  await sql.query('insert into meeting_attendance (meeting_id, staff_id, agreed_at) values ($1, $2, $3) on conflict do nothing', [input.meeting, input.person, at]);
  return { result: { meetingId: input.meeting } };
};
