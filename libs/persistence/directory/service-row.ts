import type { OpenInput } from '#protocol/fields';
import type { serviceFields } from '#protocol/program-steps/directory-fields';
import type { Sql } from '../reads/rows.js';

export type ServiceEntry = OpenInput<typeof serviceFields>;

/** What is only shown, not searched. */
export type ServiceDetails = Pick<ServiceEntry, 'description' | 'eligibility' | 'fees' | 'phone' | 'url' | 'hours'> & {
  locations: NonNullable<ServiceEntry['locations']>;
};

interface Identity {
  id: string;
  hsdsId: string;
  agencyId: string;
  programId: string;
  /** RFC 3339. */
  at: string;
}

/** The entry as a row. One that stands keeps its beds and slots, and is open again. */
export async function writeService(sql: Sql, { id, hsdsId, agencyId, programId, at }: Identity, entry: ServiceEntry): Promise<void> {
  await sql.query(
    `insert into service (id, agency_id, program_id, hsds_id, organisation_id, name, type, levels, medications, residence_level,
       populations, languages, details, status, revision, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'active', 1, $14)
     on conflict (id) do update set organisation_id = $5, name = $6, type = $7, levels = $8, medications = $9, residence_level = $10,
       populations = $11, languages = $12, details = $13, status = 'active', revision = service.revision + 1, changed_at = $14`,
    [
      id,
      agencyId,
      programId,
      hsdsId,
      entry.treatmentProvider ?? entry.serviceProvider,
      entry.name,
      entry.type,
      entry.levels ?? [],
      entry.medications ?? [],
      entry.residenceLevel ?? null,
      entry.populations ?? [],
      (entry.languages ?? []).map(({ language }) => language),
      JSON.stringify(detailsOf(entry)),
      at,
    ],
  );
}

function detailsOf({ description, eligibility, fees, phone, url, hours, locations = [] }: ServiceEntry): ServiceDetails {
  return { description, eligibility, fees, phone, url, hours, locations };
}
