import type { Hop } from '#protocol/case-file';
import type { Sql } from './rows.js';

export interface HopTime {
  from: Hop;
  to: Hop;
  /** In which both were reached. */
  cases: number;
  /** Absent where there is no such case. */
  medianMinutes?: number;
}

/** From the notice to a place, hop by hop, as the National Council (2021) tells it of Voices of Recovery. */
const hops: readonly (readonly [from: Hop, to: Hop])[] = [
  ['notice', 'coordinator'],
  ['coordinator', 'sent'],
  ['sent', 'contact'],
  ['contact', 'engaged'],
  ['engaged', 'placed'],
];

/** How long each hop took in the program's cases, as recorded; one that was recorded the other way round is not counted. */
export async function hopTimes(sql: Sql, { agencyId, programId }: { agencyId: string; programId: string }): Promise<HopTime[]> {
  const { rows } = await sql.query<{ from: Hop; to: Hop; cases: number; median: number | null }>({
    name: 'hop-times',
    text: `
      select hop.began as "from", hop.ended as "to", count(took.minutes)::int as cases,
        percentile_cont(0.5) within group (order by took.minutes) as median
      from unnest($3::text[], $4::text[]) with ordinality as hop (began, ended, place)
      left join lateral (
        select extract(epoch from (file -> 'hops' ->> hop.ended)::timestamptz - (file -> 'hops' ->> hop.began)::timestamptz) / 60 as minutes
        from case_head
        where agency_id = $1 and program_id = $2
          and (file -> 'hops' ->> hop.ended)::timestamptz >= (file -> 'hops' ->> hop.began)::timestamptz
      ) took on true
      group by hop.place, hop.began, hop.ended order by hop.place`,
    values: [agencyId, programId, hops.map(([from]) => from), hops.map(([, to]) => to)],
  });
  return rows.map(({ median, ...hop }) => ({ ...hop, ...(median !== null && { medianMinutes: Math.round(median) }) }));
}
