import { emptyFile, type CaseFile, type Charge, type Condition, type Consent } from '#protocol/case-file';
import type { Fields, OpenInput } from '#protocol/fields';
import type { Program } from '#protocol/program';
import { laDoor } from '#protocol/programs/la-door.program';
import { madisonMari } from '#protocol/programs/madison-mari.program';
import { philadelphiaPad } from '#protocol/programs/philadelphia-pad.program';
import type { Role } from '#protocol/roles';
import { readerWithoutCase, type Reader } from '#protocol/rules/disclosure.rule';
import type { FactsOfStaff } from '#protocol/staff-facts';
import type { StepDefinition } from '#protocol/step';

export { laDoor as door, madisonMari as mari, philadelphiaPad as pad };

export const officer = '01900000-0000-7000-8000-000000000001';
export const peer = '01900000-0000-7000-8000-000000000002';
export const prosecutor = '01900000-0000-7000-8000-000000000003';
export const otherProsecutor = '01900000-0000-7000-8000-000000000004';

/** A Monday; 13:00 in Philadelphia. */
export const monday = '2026-06-01T17:00:00.000Z';

export function aFile(over: Partial<CaseFile> = {}): CaseFile {
  const of = { caseId: 'case-1', programId: madisonMari.id, pathwayId: 'officerIntervention', openedAt: monday, openedBy: officer };
  return { ...emptyFile(of), ...over };
}

export function aCharge(over: Partial<Charge> = {}): Charge {
  return { id: 'charge-1', class: 'drugPossession', status: 'screened', decisions: [], ...over };
}

export function aHeldCharge(over: Partial<Charge> = {}): Charge {
  const deadline = { kind: 'holdEnds', at: '2026-12-02T05:59:59.999Z' } as const;
  return aCharge({ status: 'held', owner: prosecutor, holdBeganAt: monday, deadline, ...over });
}

export function aCondition(over: Partial<Condition> = {}): Condition {
  return { id: 'condition-1', kind: 'engage', due: '2026-11-30', coversReturnToUse: false, termsRevision: 1, status: 'open', ...over };
}

/** A file with one held charge and conditions that are signed. */
export function aHold(conditions: readonly Condition[], over: Partial<CaseFile> = {}): CaseFile {
  const terms = { revision: 1, signedRevision: 1, signedAt: monday };
  return aFile({ charges: [aHeldCharge()], conditions: [...conditions], terms, ...over });
}

/** A consent as its kind was understood before a consent named recipients and scope; in force until somebody says otherwise. */
export function aGivenConsent(over: Partial<Consent> = {}): Consent {
  return { id: 'consent-1', kinds: ['treatment'], signedOn: '2026-05-01', untilFinalDisposition: false, ...over };
}

/** Somebody of the case's own agency who is no Part 2 program's, as the reader of a case without any consent. */
export function aReader(over: Partial<Reader> & Pick<Reader, 'roles'>): Reader {
  const nobody = { staffId: peer, organisationId: 'organisation-1', part2: false, agencyId: 'agency-1' };
  return { ...readerWithoutCase({ ...nobody, ...over }), caseAgencyId: 'agency-1', ...over };
}

export interface Circumstances {
  file?: CaseFile;
  program?: Program;
  at?: string;
  by?: string;
  roles?: readonly Role[];
  staffFacts?: FactsOfStaff;
  /** The command's id. */
  id?: string;
  /** The paths of the fields that have a value. */
  paths?: readonly string[];
}

/** The codes of the rules that say no. */
export function refusals<F extends Fields>(step: StepDefinition<F>, input: OpenInput<F>, given: Circumstances = {}): string[] {
  const { file = aFile(), program = madisonMari, at = monday, by = prosecutor, roles = step.roles, staffFacts = new Map(), paths = [] } = given;
  return (step.check?.({ file, input, program, at, by: { staffId: by, roles }, given: paths, staffFacts }) ?? []).map(({ code }) => code);
}

/** The file after the step; throws where a rule says no. */
export function perform<F extends Fields>(step: StepDefinition<F>, input: OpenInput<F>, given: Circumstances = {}): CaseFile {
  const no = refusals(step, input, given);
  if (no.length > 0) throw new Error(`${step.id}: ${no.join(', ')}`);
  const { file = aFile(), program = madisonMari, at = monday, by = prosecutor, id = 'command-1' } = given;
  return step.apply(file, input, { seq: 1, id, at, by, program });
}
