import type { listProvider } from '#protocol/program-steps/list-provider.program-step';
import { organisationIdOf } from '../../seed.js';
import type { Writer } from './writer.js';

/** By its name an organisation is the same one, whoever lists it; what is known of it stays. */
export const listProviderWriter: Writer<typeof listProvider> = async ({ sql, agencyId, input: { name, type, part2From, hsdsId } }) => {
  const id = organisationIdOf(agencyId, name);
  await sql.query(
    `insert into organisation (id, agency_id, title, type, part2_from, hsds_id) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [id, agencyId, name, type, part2From ?? null, hsdsId ?? null],
  );
  const { rows } = await sql.query<{ id: string }>(
    `select id from organisation where agency_id = $1 and (id = $2 or coalesce(hsds_id, id) = $3)
     order by coalesce(hsds_id, id) is distinct from $3 limit 1`,
    [agencyId, id, hsdsId ?? id],
  );
  return { result: { providerId: rows[0]!.id } };
};
