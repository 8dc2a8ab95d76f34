import type { holdTraining } from '#protocol/program-steps/hold-training.program-step';
import { derivedUuid } from '../../canonical.js';
import type { Writer } from './writer.js';

export const holdTrainingWriter: Writer<typeof holdTraining> = async ({ sql, agencyId, program, staff, at, commandId, input }) => {
  const { training, heldOn, expiresOn, attended } = input;
  const id = derivedUuid('training', program.id, commandId);
  await sql.query(
    `insert into training_session (id, agency_id, program_id, kind, held_on, expires_on, recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, agencyId, program.id, training, heldOn, expiresOn ?? null, staff.id, at],
  );
  await sql.query('insert into training_attendance (session_id, staff_id) select $1, unnest($2::uuid[])', [id, attended.map(({ person }) => person)]);
  return { result: { trainingId: id } };
};
