import type { Pool } from 'pg';
import { emptyFile, type CaseFile } from '#protocol/case-file';
import { madisonMari } from '#protocol/programs/madison-mari.program';

/** How much of everything stands in the record that is read from. */
export interface Amounts {
  /** Open cases of one program, each with four open steps. */
  cases: number;
  /** Of these, the ones with a held charge. */
  held: number;
  /** Participants of the same agency, each recognized by name, name and birth date, and phone. */
  people: number;
}

const at = '2026-06-01T17:00:00.000Z';
const nobody = '00000000-0000-4000-8000-000000000000';

/** Open cases written straight into the read rows: what is measured reads them, and nothing runs them. */
export async function seedCases(owner: Pool, { cases, held }: Amounts): Promise<void> {
  const { id, revision, agency } = madisonMari;
  await owner.query("insert into participant (id, agency_id, created_at) values ($1, $2, $3)", [nobody, agency, at]);
  await owner.query(
    `insert into case_head (case_id, agency_id, participant_id, program_id, program_revision, pathway_id, seq, hash, file, status, stages,
       assignees, opened_by, opened_at, updated_at)
     select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, $1, $2, $3, $4, 'officerIntervention', 9, '', case when n <= $6 then $7::jsonb else $8::jsonb end, 'open',
       '{followUp}', '{}', $2, $9, $9::timestamptz + n * interval '1 second'
     from generate_series(1, $5::int) n`,
    [agency, nobody, id, revision, cases, held, JSON.stringify(fileOf(true)), JSON.stringify(fileOf(false)), at],
  );
  // Of four open steps one is late in every tenth case, and one in a hundred is for clinicians alone.
  await owner.query(
    `insert into wait (case_id, key, agency_id, program_id, step, roles, due, lapses, priority, why, opened_at)
     select h.case_id, 'w/' || w.step || '#1', h.agency_id, h.program_id, w.step,
       case when w.clinical and abs(hashtext(h.case_id::text)) % 100 = 0 then '{clinician}'::text[] else w.roles end,
       case when w.days is null then null
         when abs(hashtext(h.case_id::text || w.step)) % 40 = 0 then now() - interval '1 hour' * (abs(hashtext(h.case_id::text)) % 500)
         else now() + interval '1 hour' * (abs(hashtext(w.step || h.case_id::text)) % (24 * w.days)) end,
       false, w.priority, 'measured', h.opened_at
     from case_head h cross join (values
       ('recordFollowUpContact', '{peer,caseManager,clinician}'::text[], 30, 3, true),
       ('updateReferral', '{peer,caseManager,clinician,provider,coordinator}', 14, 3, false),
       ('closeCase', '{peer,caseManager,coordinator,supervisor}', null, 5, false),
       ('withdrawFromProgram', '{peer,caseManager,clinician,courtLiaison,defender,coordinator,supervisor}', null, 5, false)
     ) w (step, roles, days, priority, clinical)`,
  );
  await owner.query(
    `insert into charge (case_id, charge_id, agency_id, program_id, class, sealed, status, owner, deadline_kind, deadline, hold_began_at, recommendation, decisions)
     select case_id, gen_random_uuid(), agency_id, program_id, 'drugPossession', '{}', 'held', $1, 'holdEnds',
       now() + interval '1 hour' * (abs(hashtext(case_id::text)) % 4300), opened_at, 'continue', '[]'
     from case_head order by case_id limit $2`,
    [nobody, held],
  );
  await owner.query('vacuum analyze');
}

/** Participants as their blind indexes know them, and one of them by name: ten thousand share it with another. */
export async function seedPeople(owner: Pool, { people }: Amounts, known: readonly { kind: string; digest: Buffer }[]): Promise<void> {
  const { agency } = madisonMari;
  await owner.query(
    `insert into participant (id, agency_id, created_at)
     select ('00000000-0000-7001-8000-' || lpad(to_hex(n), 12, '0'))::uuid, $1, $2 from generate_series(1, $3::int) n`,
    [agency, at, people],
  );
  await owner.query(
    `insert into participant_index (participant_id, agency_id, kind, digest, since)
     select ('00000000-0000-7001-8000-' || lpad(to_hex(n), 12, '0'))::uuid, $1, kind,
       sha256(convert_to(kind || (case kind when 'phone' then n when 'name' then n % 490000 else n end), 'UTF8')), $2
     from generate_series(2, $3::int) n cross join unnest(array['name', 'nameAndBirthDate', 'phone']) kind`,
    [agency, at, people],
  );
  await owner.query(
    `insert into participant_index (participant_id, agency_id, kind, digest, since)
     select '00000000-0000-7001-8000-000000000001', $1, * , $4::timestamptz from unnest($2::text[], $3::bytea[])`,
    [agency, known.map(({ kind }) => kind), known.map(({ digest }) => digest), at],
  );
  await owner.query(`update case_head set participant_id = overlay(case_id::text placing '7001' from 15 for 4)::uuid`);
  await owner.query('vacuum analyze participant_index, participant, case_head');
}

/** A file as a case in follow-up has it, some two kilobytes long. */
function fileOf(held: boolean): CaseFile {
  const file = emptyFile({ caseId: nobody, programId: madisonMari.id, pathwayId: 'officerIntervention', openedAt: at, openedBy: nobody });
  const placements = [{ id: nobody, provider: nobody, service: 'outpatient', status: 'requested' as const }];
  const stages = ['eligibility', 'warmHandoff', 'intake', 'consent', 'placement'].map((stage) => ({
    key: `first/course/${stage}`,
    stage,
    revision: 1,
    state: 'ended' as const,
    outcome: 'completed',
  }));
  const conditions = [0, 1, 2].map((index) => ({
    id: nobody.replace(/0$/, String(index)),
    kind: 'engage' as const,
    due: '2026-12-01',
    coversReturnToUse: false,
    termsRevision: 1,
    status: 'open' as const,
  }));
  const met = { ...file, stages, placements, handoff: { passedOn: 0, outcome: 'met' as const, metBy: nobody }, intake: { by: nobody, at } };
  return held ? { ...met, conditions, terms: { revision: 1, signedRevision: 1, signedAt: at } } : met;
}
