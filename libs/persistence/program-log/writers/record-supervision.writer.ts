import type { recordSupervision } from '#protocol/program-steps/record-supervision.program-step';
import { alertIdOf } from '../../alerts/raise-alert.js';
import { derivedUuid } from '../../canonical.js';
import { refusedFor } from '../../case-log/step-facts.js';
import type { Writer } from './writer.js';

/** One row for each peer; a debrief that was due is then held, and nobody is reminded of either any more. */
export const recordSupervisionWriter: Writer<typeof recordSupervision> = async ({ sql, agencyId, program, staff, at, commandId, input }) => {
  const { kind, supervisor, peers, minutes, debrief } = input;
  const supervisionIds: string[] = [];
  for (const { person } of peers) {
    const id = derivedUuid('supervision', program.id, commandId, person);
    await sql.query(
      `insert into supervision (id, agency_id, program_id, staff_id, supervisor_id, kind, at, minutes, recorded_by, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, agencyId, program.id, person, supervisor, kind, input.at, minutes, staff.id, at],
    );
    supervisionIds.push(id);
  }
  if (debrief !== undefined) {
    const { rowCount } = await sql.query(
      'update debrief d set supervision_id = s.id from supervision s where d.id = $1 and s.id = any($2::uuid[]) and s.staff_id = d.staff_id',
      [debrief, supervisionIds],
    );
    if (rowCount !== 1) return refusedFor([{ field: 'debrief', code: 'SUPERVISION.NOT_THEIR_DEBRIEF', message: 'None of these peers is due this debrief' }]);
  }
  await sql.query(
    `update alert set state = 'closed', changed_by = $3, changed_at = $4
     where program_id = $1 and state <> 'closed' and (kind = 'supervisionDue' and subject = any($2::uuid[]) or id = $5)`,
    [program.id, peers.map(({ person }) => person), staff.id, at, debrief === undefined ? null : alertIdOf('debriefDue', program.id, debrief)],
  );
  return { result: { supervisionIds } };
};
