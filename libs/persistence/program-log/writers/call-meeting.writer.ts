import type { callMeeting } from '#protocol/program-steps/call-meeting.program-step';
import { derivedUuid } from '../../canonical.js';
import { sealedFor } from './sealed-columns.js';
import type { Writer } from './writer.js';

export const callMeetingWriter: Writer<typeof callMeeting> = async ({ sql, agencyId, program, staff, at, commandId, eventKey, input, sealed }) => {
  const meetingId = derivedUuid('meeting', program.id, commandId);
  await sql.query('insert into meeting (id, agency_id, program_id, at, place, called_by, called_at) values ($1, $2, $3, $4, $5, $6, $7)', [
    meetingId,
    agencyId,
    program.id,
    input.at,
    sealedFor(eventKey, sealed, 'place'),
    staff.id,
    at,
  ]);
  return { result: { meetingId } };
};
