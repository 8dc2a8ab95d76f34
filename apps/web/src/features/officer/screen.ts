import type { EligibilitySettings } from '#protocol/program';
import type { Refusal } from '#protocol/refusal';
import { eligibilityRefusals, type Screen } from '#protocol/rules/eligibility.rule';

type Input = Readonly<Record<string, unknown>>;

/** What the program's rules say of a form as far as it is filled in. `missing`: the fields that can still decide. */
export type Verdict = { is: 'undecided'; missing: string[] } | { is: 'eligible' } | { is: 'notEligible'; refusals: Refusal[] };

/** Under which name each pathway's form asks where it was. */
const wheres = { officerIntervention: 'district', officerPrevention: 'area' } as const;
type ScreenedPathway = keyof typeof wheres;

/** Whether the program's rules decide on a form of this pathway as it is sent. */
export function isScreened(pathwayId: string): pathwayId is ScreenedPathway {
  return Object.hasOwn(wheres, pathwayId);
}

/** The fields of the form that decide, in the order in which they are asked. */
export function decidingFields(pathwayId: ScreenedPathway, { rules, hours }: EligibilitySettings): string[] {
  return [
    'contactAt',
    ...(rules.includes('districtServed') ? [wheres[pathwayId]] : []),
    'ageBand',
    ...(rules.includes('allCriteria') ? ['criteria'] : []),
    ...(rules.includes('chargesDiverted') && pathwayId === 'officerIntervention' ? ['charges'] : []),
    ...(rules.includes('withinHours') && hours ? ['referralForNextWorkingDay'] : []),
  ];
}

/** The same rules as the server's, over what is filled in. A rule whose fields are not answered says nothing yet. */
export function verdictOf(pathwayId: ScreenedPathway, input: Input, settings: EligibilitySettings, zone: string): Verdict {
  const screen = screenOf(pathwayId, input);
  const missing = decidingFields(pathwayId, settings).filter((field) => mustBeAnswered(pathwayId, field) && !isAnswered(input[field]));
  const refusals = eligibilityRefusals(screen, settings, zone).map((refusal) => (refusal.field === 'district' ? { ...refusal, field: wheres[pathwayId] } : refusal));
  const decided = refusals.filter(({ field }) => field === undefined || !missing.includes(field));
  if (decided.length > 0) return { is: 'notEligible', refusals: decided };
  return missing.length > 0 ? { is: 'undecided', missing } : { is: 'eligible' };
}

/** As the opening steps read their input. */
function screenOf(pathwayId: ScreenedPathway, input: Input): Screen {
  const charges = pathwayId === 'officerIntervention' ? ((input['charges'] as { class?: string }[] | undefined) ?? []) : [];
  return {
    contactAt: (input['contactAt'] as string | undefined) ?? new Date(0).toISOString(),
    district: (input[wheres[pathwayId]] as string | undefined) ?? '',
    ageBand: (input['ageBand'] as string | undefined) ?? '',
    criteria: (input['criteria'] as string[] | undefined) ?? [],
    chargeClasses: charges.flatMap((charge) => (charge.class === undefined ? [] : [charge.class])),
    referralForNextWorkingDay: input['referralForNextWorkingDay'] === true,
  };
}

/** Age is asked for in officer intervention alone; a referral for the next working day is a way out, and no answer. */
function mustBeAnswered(pathwayId: ScreenedPathway, field: string): boolean {
  return field !== 'referralForNextWorkingDay' && (field !== 'ageBand' || pathwayId === 'officerIntervention');
}

function isAnswered(value: unknown): boolean {
  if (!Array.isArray(value)) return value !== undefined;
  return value.some((one) => typeof one === 'string' || (one as { class?: string }).class !== undefined);
}

/** What a screening without identity takes over from the form. Its day is the program's, as its clocks show it. */
export function screeningFrom(pathwayId: ScreenedPathway, input: Input, verdict: Verdict, day: string): Record<string, unknown> {
  const { district, ageBand } = screenOf(pathwayId, input);
  const outcome = verdict.is === 'notEligible' ? { outcome: 'notEligible', reasons: verdict.refusals.map(({ code }) => code) } : { outcome: input['offerAccepted'] === false ? 'declined' : undefined };
  return { screenedOn: day, ...(district !== '' && { district }), ...(ageBand !== '' && { ageBand }), ...outcome };
}
