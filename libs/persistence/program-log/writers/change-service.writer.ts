import type { changeService } from '#protocol/program-steps/change-service.program-step';
import { refusedFor } from '../../case-log/step-facts.js';
import { writeService } from '../../directory/service-row.js';
import type { Writer } from './writer.js';

/** Whoever waits for it, or is there, asked this provider for this kind of service: that does not change under them. */
export const changeServiceWriter: Writer<typeof changeService> = async ({ sql, agencyId, program, at, input }) => {
  const { place: id } = input;
  await sql.query('select from service where id = $1 for no key update', [id]);
  const { rows } = await sql.query<{ hsdsId: string; isOther: boolean; inUse: boolean }>(
    `select s.hsds_id as "hsdsId", s.type <> $2 or s.organisation_id <> $3 as "isOther",
       exists (select from placement p where p.place = s.id and (p.holds or p.waiting_since is not null)) as "inUse"
     from service s where s.id = $1`,
    [id, input.type, input.treatmentProvider ?? input.serviceProvider],
  );
  const { hsdsId, isOther, inUse } = rows[0]!;
  if (isOther && inUse) {
    return refusedFor([{ field: 'type', code: 'SERVICE.IN_USE', message: 'People wait for it or are there: its kind and its provider stay as they are' }]);
  }
  await writeService(sql, { id, hsdsId, agencyId, programId: program.id, at }, input);
  return { result: { serviceId: id }, places: [id] };
};
