import type { putCaseOnAgenda } from '#protocol/program-steps/put-case-on-agenda.program-step';
import type { putPersonOnAgenda } from '#protocol/program-steps/put-person-on-agenda.program-step';
import type { ProgramStep } from '#protocol/program-step';
import { derivedUuid } from '../../canonical.js';
import { refusedFor } from '../../case-log/step-facts.js';
import { sealedFor } from './sealed-columns.js';
import type { Writer, WriterContext } from './writer.js';

export const putCaseOnAgendaWriter: Writer<typeof putCaseOnAgenda> = async (context) => {
  const { input } = context;
  const entryId = await putOnAgenda(context, { meeting: input.meeting, caseId: input.case });
  if (entryId) return { result: { entryId } };
  return refusedFor([{ field: 'case', code: 'MEETING.ON_AGENDA', message: 'This case is on the agenda of that meeting already' }]);
};

export const putPersonOnAgendaWriter: Writer<typeof putPersonOnAgenda> = async (context) => {
  const { meeting, area } = context.input;
  return { result: { entryId: await putOnAgenda(context, { meeting, area }) } };
};

interface Item {
  meeting: string;
  caseId?: string;
  area?: string;
}

/** The new item's id; none where the case is on the agenda already. */
async function putOnAgenda<S extends ProgramStep>(context: WriterContext<S>, { meeting, caseId, area }: Item): Promise<string | undefined> {
  const { sql, agencyId, program, staff, at, commandId, eventKey, sealed } = context;
  const id = derivedUuid('meetingEntry', program.id, commandId);
  const { rowCount } = await sql.query(
    `insert into meeting_entry (id, meeting_id, agency_id, program_id, case_id, area, sealed, added_by, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (meeting_id, case_id) do nothing`,
    [id, meeting, agencyId, program.id, caseId ?? null, area ?? null, sealedFor(eventKey, sealed, 'name', 'description', 'concern'), staff.id, at],
  );
  return rowCount === 1 ? id : undefined;
}
