import { ageBands } from '#protocol/rules/eligibility.rule';
import { withoutSmallCells } from '#protocol/rules/small-cells.rule';
import type { Sql } from './rows.js';

/** What came of an encounter. `missedIntake`: the person was referred, and the case closed without an intake. */
export const encounterOutcomes = ['referred', 'missedIntake', 'notEligible', 'notOffered', 'declined'] as const;
export type EncounterOutcome = (typeof encounterOutcomes)[number];

/** By what encounters are told apart. */
export const dimensions = ['district', 'ageBand', 'gender', 'raceAndEthnicity'] as const;
export type Dimension = (typeof dimensions)[number];

export interface DiscretionRow {
  /** A district, or what the person said of themselves; `notRecorded` where nothing was. */
  value: string;
  /** A count that is left out is hidden, because so few could be told apart. */
  counts: Partial<Record<EncounterOutcome, number>>;
}

/**
 * How officers use their discretion: encounters by what came of them, along one dimension. Gender, race and ethnicity are said
 * of screenings alone, where they are voluntary; who names several is counted under each.
 */
export async function discretion(sql: Sql, { agencyId, programId, by }: { agencyId: string; programId: string; by: Dimension }): Promise<DiscretionRow[]> {
  const { rows } = await sql.query<{ value: string; outcome: EncounterOutcome; count: number }>(
    `select value, outcome, count(*)::int as count from (
       select jsonb_array_elements_text(case jsonb_typeof(content -> $3) when 'array' then content -> $3 else jsonb_build_array(coalesce(content ->> $3, 'notRecorded')) end) as value,
         content ->> 'outcome' as outcome
       from screening where agency_id = $1 and program_id = $2
       union all
       select coalesce(file -> 'screening' ->> $3, 'notRecorded'),
         case when status = 'closed' and not file ? 'intake' then 'missedIntake' else 'referred' end
       from case_head where agency_id = $1 and program_id = $2 and file ? 'screening'
     ) encounters group by value, outcome`,
    [agencyId, programId, by],
  );
  const values = [...new Set(rows.map(({ value }) => value))].sort(inOrderOf(by));
  const table = values.map((value) => encounterOutcomes.map((outcome) => rows.find((row) => row.value === value && row.outcome === outcome)?.count ?? 0));
  return withoutSmallCells(table).map((counts, index) => ({
    value: values[index]!,
    counts: Object.fromEntries(counts.flatMap((count, at) => (count === undefined ? [] : [[encounterOutcomes[at], count]]))) as DiscretionRow['counts'],
  }));
}

function inOrderOf(by: Dimension): (first: string, second: string) => number {
  const order = by === 'ageBand' ? Object.keys(ageBands) : [];
  return (first, second) => order.indexOf(first) - order.indexOf(second) || first.localeCompare(second, 'en');
}
