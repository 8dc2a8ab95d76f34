import type { closeService } from '#protocol/program-steps/close-service.program-step';
import type { Writer } from './writer.js';

export const closeServiceWriter: Writer<typeof closeService> = async ({ sql, at, input: { place } }) => {
  await sql.query(`update service set status = 'inactive', revision = revision + 1, changed_at = $2 where id = $1`, [place, at]);
  return { result: { serviceId: place } };
};
