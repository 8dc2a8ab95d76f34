import type { listService } from '#protocol/program-steps/list-service.program-step';
import { derivedUuid } from '../../canonical.js';
import { refusedFor } from '../../case-log/step-facts.js';
import { writeService } from '../../directory/service-row.js';
import type { Writer } from './writer.js';

/** One that comes from another directory is known by its id there, in this program; one listed here has a single id. */
export const listServiceWriter: Writer<typeof listService> = async ({ sql, agencyId, program, at, commandId, input }) => {
  const programId = program.id;
  const id = input.hsdsId === undefined ? derivedUuid('service', programId, commandId) : derivedUuid('service', programId, input.hsdsId);
  const hsdsId = input.hsdsId ?? id;
  const { rowCount } = await sql.query('select 1 from service where program_id = $1 and hsds_id = $2', [programId, hsdsId]);
  if (rowCount !== 0) return refusedFor([{ field: 'hsdsId', code: 'DIRECTORY.ID_IN_USE', message: 'A service with this id is listed already' }]);
  await writeService(sql, { id, hsdsId, agencyId, programId, at }, input);
  return { result: { serviceId: id } };
};
