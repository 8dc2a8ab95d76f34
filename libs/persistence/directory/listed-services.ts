import type { OrganisationType } from '#protocol/fields';
import { isNearlyFull } from '#protocol/rules/admission.rule';
import { occupiedOf } from '../placement/waiting-list.js';
import { pageOf, readCursor, type Page, type PageRequest } from '../reads/page.js';
import { instant, shown, type Sql } from '../reads/rows.js';
import type { ServiceDetails } from './service-row.js';

/** How many beds or slots there are, and how they stand. */
export interface Capacity {
  places: number;
  occupied: number;
  free: number;
  waiting: number;
  /** 90 % or more (45 CFR 96.126). */
  nearlyFull: boolean;
  nearlyFullSince?: string;
}

export interface ListedService extends ServiceDetails {
  id: string;
  hsdsId: string;
  programId: string;
  provider: { id: string; hsdsId: string; name: string; type: OrganisationType };
  name: string;
  type: string;
  levels: string[];
  medications: string[];
  residenceLevel?: string;
  populations: string[];
  languages: string[];
  status: 'active' | 'inactive';
  /** Where beds or slots are counted. */
  capacity?: Capacity;
  revision: number;
  changedAt: string;
}

export interface DirectoryQuery {
  /** Program ids. */
  programs: readonly string[];
  id?: string;
  type?: string;
  level?: string;
  medication?: string;
  residenceLevel?: string;
  population?: string;
  language?: string;
  status?: 'active' | 'inactive';
  /** Where beds or slots are counted. */
  counted?: true;
  /** Where one is free. */
  free?: true;
}

interface Row extends Omit<ListedService, 'provider' | 'capacity' | 'residenceLevel' | keyof ServiceDetails> {
  providerId: string;
  providerHsdsId: string;
  providerName: string;
  providerType: OrganisationType;
  residenceLevel: string | null;
  details: ServiceDetails;
  places: number | null;
  occupied: number;
  waiting: number;
  nearlyFullSince: string | null;
}

const columns = `
  s.id, s.hsds_id as "hsdsId", s.program_id as "programId", o.id as "providerId", coalesce(o.hsds_id, o.id) as "providerHsdsId",
  o.title as "providerName", o.type as "providerType", s.name, s.type, s.levels, s.medications, s.residence_level as "residenceLevel",
  s.populations, s.languages, s.details, s.status, s.places, ${occupiedOf('s.id')} as occupied,
  (select count(*)::int from placement waits where waits.place = s.id and waits.waiting_since is not null) as waiting,
  ${instant('s.nearly_full_since')} as "nearlyFullSince", s.revision, ${instant('s.changed_at')} as "changedAt"`;

/** Services that fit, by name; `page` absent: all of them. */
export async function listedServices(sql: Sql, query: DirectoryQuery, page?: PageRequest): Promise<Page<ListedService>> {
  const skip = page?.cursor === undefined ? 0 : (readCursor(page.cursor, 'whole')[0] as number);
  const { rows } = await sql.query<Row>(
    `select ${columns} from service s join organisation o on o.id = s.organisation_id
     where s.program_id = any($1::text[]) and ($2::uuid is null or s.id = $2) and ($3::text is null or s.type = $3)
       and ($4::text is null or $4 = any(s.levels)) and ($5::text is null or $5 = any(s.medications))
       and ($6::text is null or s.residence_level = $6) and ($7::text is null or $7 = any(s.populations))
       and ($8::text is null or $8 = any(s.languages)) and ($9::text is null or s.status = $9)
       and (not $10 or s.places is not null) and (not $11 or s.places > ${occupiedOf('s.id')})
     order by s.name, s.id limit $12 offset $13`,
    [
      query.programs,
      query.id ?? null,
      query.type ?? null,
      query.level ?? null,
      query.medication ?? null,
      query.residenceLevel ?? null,
      query.population ?? null,
      query.language ?? null,
      query.status ?? null,
      query.counted === true,
      query.free === true,
      page ? page.limit + 1 : null,
      skip,
    ],
  );
  if (!page) return { items: rows.map(asListed) };
  const { rows: shownRows, next } = pageOf(rows, page.limit, () => [skip + page.limit]);
  return { items: shownRows.map(asListed), ...(next !== undefined && { next }) };
}

function asListed({ providerId, providerHsdsId, providerName, providerType, residenceLevel, details, places, occupied, waiting, nearlyFullSince, changedAt, ...rest }: Row): ListedService {
  return {
    ...rest,
    ...details,
    provider: { id: providerId, hsdsId: providerHsdsId, name: providerName, type: providerType },
    ...(residenceLevel !== null && { residenceLevel }),
    ...(places !== null && { capacity: capacityOf(places, occupied, waiting, nearlyFullSince) }),
    changedAt: shown(changedAt),
  };
}

function capacityOf(places: number, occupied: number, waiting: number, nearlyFullSince: string | null): Capacity {
  const nearlyFull = isNearlyFull({ occupied, places });
  const counts = { places, occupied, free: Math.max(0, places - occupied), waiting, nearlyFull };
  return nearlyFullSince === null ? counts : { ...counts, nearlyFullSince: shown(nearlyFullSince) };
}
