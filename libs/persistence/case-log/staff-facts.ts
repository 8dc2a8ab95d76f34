import type { PoolClient } from 'pg';
import type { Field, Fields } from '#protocol/fields';
import type { CredentialKind } from '#protocol/professions';
import type { FactsOfStaff, StaffFacts } from '#protocol/staff-facts';
import { derivedUuid } from '../canonical.js';

/** Everybody whom an input names, in `staff` fields of it and of its lists' rows. */
export function staffNamedIn(fields: Fields, input: Readonly<Record<string, unknown>>): string[] {
  const named = (Object.entries(fields) as [string, Field][]).flatMap(([name, field]) => {
    const value = input[name];
    if (value === undefined) return [];
    if (field.kind === 'list') return (value as Record<string, unknown>[]).flatMap((row) => staffNamedIn(field.fields, row));
    return field.kind === 'staff' ? [value as string] : [];
  });
  return [...new Set(named)].sort();
}

/**
 * What rules may know of these people. Until the transaction ends nobody else can choose them: two who give one peer a
 * participant at once are counted one after the other.
 */
export async function factsOfStaff(sql: PoolClient, staffIds: readonly string[], besides?: { caseId: string }): Promise<FactsOfStaff> {
  if (staffIds.length === 0) return new Map();
  await holdStaff(sql, staffIds);
  const { rows } = await sql.query<StaffFacts & { id: string }>({
    name: 'staff-facts',
    text: `
      select s.id, s.roles, s.professions, coalesce(o.part2_from <= current_date, false) as part2,
        coalesce((select json_agg(json_strip_nulls(json_build_object('kind', kind, 'from', obtained_on, 'until', expires_on)))
          from staff_credential where staff_id = s.id), '[]') as credentials,
        coalesce((select json_agg(json_strip_nulls(json_build_object('kind', t.kind, 'from', t.held_on, 'until', t.expires_on)))
          from training_attendance a join training_session t on t.id = a.session_id where a.staff_id = s.id), '[]') as trainings,
        (select count(*)::int from case_head h where h.assignees @> array[s.id] and h.status = 'open'
          and h.file->'assigned'->>'peer' = s.id::text and h.case_id is distinct from $2::uuid) as "openCases"
      from staff s join organisation o on o.id = s.organisation_id where s.id = any($1::uuid[])`,
    values: [staffIds, besides?.caseId ?? null],
  });
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}

/** In the order of their ids, so that two who choose among the same people never wait for each other. */
async function holdStaff(sql: PoolClient, staffIds: readonly string[]): Promise<void> {
  for (const id of [...staffIds].sort()) {
    await sql.query({ name: 'hold-staff', text: `select pg_advisory_xact_lock(hashtextextended('staff' || $1, 0))`, values: [id] });
  }
}

/** The same credential of the same day is one. */
export function credentialIdOf(staffId: string, kind: CredentialKind, obtainedOn: string): string {
  return derivedUuid('credential', staffId, kind, obtainedOn);
}
