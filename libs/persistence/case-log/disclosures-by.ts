import type { PoolClient } from 'pg';
import type { CaseFile } from '#protocol/case-file';
import type { StepEvent } from '#protocol/event';
import type { Program } from '#protocol/program';
import { resolveProvenance } from '#protocol/provenance';
import { basisOf, readerOf, type Person } from '#protocol/rules/disclosure.rule';
import type { Step } from '#protocol/step';
import type { DisclosureRow } from '../disclosures/record-disclosures.js';
import type { Refused } from './answers.js';
import type { Head } from './head.js';
import type { StaffRow } from './staff.js';
import { refusedFor } from './step-facts.js';

interface Performed {
  step: Step;
  event: StepEvent;
  head: Head;
  /** The file after the step: a referral of it is addressed to its provider. */
  file: CaseFile;
  program: Program;
  staff: StaffRow;
}

/**
 * What a step tells an organisation of the person, by the same rule as every read: as that organisation's own staff would read
 * it then. Refused where a consent is needed and none in force covers it.
 */
export async function disclosuresBy(sql: PoolClient, { step, event, head, file, program, staff }: Performed): Promise<Refused | DisclosureRow[]> {
  const { discloses } = step;
  const field = discloses?.to.find((name) => event.open[name] !== undefined);
  if (!discloses || field === undefined) return [];
  const organisationId = event.open[field] as string;
  const { caseId, agencyId } = head;
  const of = await readingOf(sql, caseId, organisationId);
  const at = event.recordedAt;
  const reader = readerOf({ staffId: '', roles: [discloses.as], organisationId, ...of.organisation }, { agencyId, part2Sources: of.sources, file }, at, program.zone);
  const provenance = resolveProvenance(step.provenance, staff);
  const basis = basisOf(reader, { provenance, scope: discloses.scope, addressedTo: organisationId, ...(staff.part2 && { source: staff.organisationId }) });
  if (!basis) return refusedFor([{ field, code: 'CONSENT.MISSING', message: 'No consent in force lets this be told to that organisation' }]);
  if (basis.by !== 'consent') return [];
  const what = Object.keys(event.open).map((path) => `entry:${event.seq}:${path}`);
  return [{ caseId, agencyId, toOrganisation: organisationId, at, purpose: 'consent', channel: 'referral', what, consentId: basis.consentId }];
}

interface Reading {
  organisation: Pick<Person, 'part2' | 'agencyId'>;
  sources: string[];
}

/** The organisation as a reader, and the Part 2 programs that have written in the case. */
async function readingOf(sql: PoolClient, caseId: string, organisationId: string): Promise<Reading> {
  const { rows } = await sql.query<Reading['organisation'] & { sources: string[] }>({
    name: 'organisation-reads',
    text: `
      select agency_id as "agencyId", coalesce(part2_from <= current_date, false) as part2,
        array(select organisation_id::text from case_source where case_id = $2 order by organisation_id) as sources
      from organisation where id = $1`,
    values: [organisationId, caseId],
  });
  const { sources, ...organisation } = rows[0]!;
  return { organisation, sources };
}
