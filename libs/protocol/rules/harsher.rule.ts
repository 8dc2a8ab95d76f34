import type { CaseFile, ConditionKind } from '../case-file.js';
import { pathways } from '../pathways.js';
import type { Area, Duration, EligibilitySettings, OffenceClass, PathwayId, Program, StageId, StageSettings, TeamSettings } from '../program.js';
import type { Profession } from '../professions.js';
import type { Refusal } from '../refusal.js';
import { interventionSettings, stageSettings } from '../stage-settings.js';
import { isPending } from './charge.rule.js';
import { mayLastLonger } from './duration.rule.js';
import { keptClasses, keptFor, unsourcedRetention } from './sealing.rule.js';

interface Change {
  file: CaseFile;
  from: Program;
  to: Program;
}

/** Whether the second value goes, or may go, against the person more than the first. */
type IsHarsher<Value> = (this: void, from: Value, to: Value, change: Change) => boolean;
/** Of every setting there is: one that is new does not compile before it has been thought of. */
type HarsherBy<Settings> = { readonly [Name in keyof Settings]-?: IsHarsher<Settings[Name]> };

/** How the agency works, and no term of the person's: staffing, reports, the safety of teams. */
const noTerm: IsHarsher<unknown> = () => false;
/** Help, or a decision, that comes later. */
const longer: IsHarsher<Duration> = (from, to) => mayLastLonger(to, from);
/** Time that the person has, or the person's defender. */
const shorter: IsHarsher<Duration> = (from, to) => mayLastLonger(from, to);
const fewer: IsHarsher<number> = (from, to) => to < from;
const changed: IsHarsher<string | number> = (from, to) => to !== from;
const takenAway: IsHarsher<boolean> = (from, to) => from && !to;
const someAdded: IsHarsher<readonly string[]> = (from, to) => to.some((one) => !from.includes(one));
const someLost: IsHarsher<readonly string[]> = (from, to) => from.some((one) => !to.includes(one));

const harsherInStages: { readonly [Id in StageId]: HarsherBy<StageSettings[Id]> } = {
  eligibility: {
    rules: someAdded,
    districts: ownAreaLost,
    offenceClasses: (from, to) => from.some(({ value, diverted }) => diverted && !diverts(to, value)),
    criteria: (from, to, change) => someAdded(Object.keys(from), Object.keys(to), change),
    // They are of the first screen, which has been.
    hours: noTerm,
    underEighteen: (from, to, { file }) => file.screening?.ageBand === 'under18' && from !== undefined && to === undefined,
    decidedBy: (from, to) => stillToPass[to] > stillToPass[from],
    decideWithin: longer,
  },
  outreach: {
    team: (from, to, change) => policeMayJoin(change.from.teams[from], change.to.teams[to]),
    window: (from, to, change) =>
      (from ?? to) !== undefined && visitsLater(from ?? visitAtOnce(change.from, change.file), to ?? visitAtOnce(change.to, change.file)),
    visitWithin: longer,
    attempts: fewer,
    againAfter: longer,
    sceneSafeFirst: noTerm,
    checkOutWithin: noTerm,
    order: (from, to) => (Object.keys(from) as (keyof typeof from)[]).some((standing) => to[standing] > from[standing]),
    offersNaloxone: takenAway,
  },
  familySupport: {
    within: longer,
    afterDeath: (from, to) => from !== undefined && (to === undefined || visitsLater(from, to)),
  },
  warmHandoff: {
    acknowledgeWithin: longer,
    // With fewer turns fewer peers are asked; with more the officer learns later that nobody comes.
    passesOn: changed,
    meetWithin: longer,
    referralWithin: longer,
    attempts: fewer,
  },
  intake: { within: longer, planWithin: longer },
  consent: { within: longer },
  placement: {
    answerWithin: longer,
    services: (from, to, change) => someLost(Object.keys(from), Object.keys(to), change),
  },
  abeyance: {
    acceptedBy: (from, to) => from === 'standingRule' && to === 'prosecutor',
    // The prosecutor's time: the person waits for it.
    acceptWithin: longer,
    signWithin: shorter,
    length: longer,
    decisionWithin: longer,
    defenderAnswersWithin: shorter,
    // It moves no limitation date, and it is the owner who is warned.
    warnBeforeLimitation: noTerm,
    conditionKinds: someAdded,
    // Somebody else may find a condition missed, or nobody who knows the person may find it met.
    attesters: (from, to, change) =>
      (Object.keys(from) as ConditionKind[]).some((kind) => someAdded(from[kind], to[kind], change) || someLost(from[kind], to[kind], change)),
  },
  followUp: {
    intervals: (from, to, change) => contactsLater(from, to) || (to.length < from.length && endsAfterIntervals(change)),
    ends: (from, to) => from === 'asLongAsAsked' && to === 'afterIntervals',
    recoveryCapitalEvery: noTerm,
  },
};

const harsherInProgram: HarsherBy<Omit<Program, 'pathways'>> = {
  id: changed,
  agency: changed,
  // Every deadline of the case is counted in it.
  zone: changed,
  areas: ownAreaLost,
  revision: noTerm,
  title: noTerm,
  effectiveFrom: noTerm,
  // Of teams, the one that goes out counts, where outreach names it.
  teams: noTerm,
  schedules: noTerm,
  peerWork: noTerm,
  phone: noTerm,
  spike: noTerm,
  repeatContacts: noTerm,
  stakeholderMeeting: noTerm,
  // Kept longer, or sealed by an order alone.
  retention: (from = unsourcedRetention, to = unsourcedRetention) =>
    keptClasses.some((each) => mayLastLonger(keptFor(each, to), keptFor(each, from))) || (from.justice === 'onCompletion' && to.justice === 'byOrder'),
  outcomes: noTerm,
  sources: noTerm,
};

/** What a case would still have to pass after the first screen. */
const stillToPass: Record<EligibilitySettings['decidedBy'], number> = { officerScreen: 0, standingRule: 0, team: 1, attorney: 2 };

/** One stage less to pass is in the person's favor; of the others, each that is taken away is help, or a hold's own terms. */
const gates: ReadonlySet<StageId> = new Set(['eligibility']);
/** What a person may come to more than once, or at any time. */
const comesAgain: ReadonlySet<StageId> = new Set(['consent', 'placement', 'followUp']);

/**
 * Every setting of a later revision that goes, or may go, against the person in this case, by its path as `sources` names
 * it. Settings of stages that the case is past do not count. What cannot be compared counts as harsher: an edit of the
 * program's settings reaches an old case only where it can never make a term harsher (this project's default; no source
 * says how a program's change reaches those who take part already).
 */
export function whyHarsher(file: CaseFile, from: Program, to: Program): Refusal[] {
  const change = { file, from, to };
  const paths = [...harsherSettings(harsherInProgram, from, to, change), ...pathwaysLost(change), ...harsherInPathway(change)];
  return paths.map((path) => ({ code: 'REVISION.HARSHER', message: `${path} may be harsher for the person in that revision`, field: 'revision' }));
}

/** Pathways that the case is on, or was on: what was recorded there is read by their settings. */
function pathwaysLost({ file: { pathwayId, moves = [] }, to }: Change): string[] {
  return [pathwayId, ...moves.map((move) => move.from)].filter((id) => !(id in to.pathways));
}

function harsherInPathway(change: Change): string[] {
  const { file, to } = change;
  const pathwayId = file.pathwayId as PathwayId;
  if (!to.pathways[pathwayId]) return [];
  const inStages = pathways[pathwayId].stages.flatMap((id) => harsherInStage(id, change).map((setting) => `${id}${setting}`));
  const settings = pathwayId === 'officerIntervention' ? [...harsherForCharges(change), ...inStages] : inStages;
  return [...new Set(settings)].map((setting) => `${pathwayId}.${setting}`);
}

function harsherForCharges({ file, from, to }: Change): string[] {
  const [before, after] = [interventionSettings(from), interventionSettings(to)];
  const classLost = file.charges.some((charge) => isPending(charge) && !diverts(after.stages.eligibility.offenceClasses, charge.class));
  return [...(before.form === after.form ? [] : ['form']), ...(classLost ? ['eligibility.offenceClasses'] : [])];
}

function harsherInStage(id: StageId, change: Change): string[] {
  const { file, from, to } = change;
  if (isPast(file, id)) return [];
  const [before, after] = [stageSettings(from, file.pathwayId, id), stageSettings(to, file.pathwayId, id)];
  if (before && after) return harsherSettings(harsherInStages[id], before, after, change).map((setting) => `.${setting}`);
  const isHarsher = gates.has(id) ? after !== undefined : before !== undefined;
  return isHarsher ? [''] : [];
}

function harsherSettings(table: Readonly<Record<string, IsHarsher<never>>>, from: object, to: object, change: Change): string[] {
  const valueIn = (settings: object, name: string) => (settings as Readonly<Record<string, never>>)[name]!;
  return Object.keys(table).filter((name) => table[name]!(valueIn(from, name), valueIn(to, name), change));
}

/** Whether the case has this stage behind it for good, on the pathway that it is on now. */
function isPast({ stages, moves = [] }: CaseFile, id: StageId): boolean {
  if (comesAgain.has(id)) return false;
  const course = moves.length === 0 ? '' : `turn#${moves.length + 1}/`;
  const own = stages.filter(({ key, stage }) => stage === id && key.startsWith(course));
  return own.length > 0 && own.every(({ state }) => state !== 'running');
}

function diverts(classes: readonly OffenceClass[], value: string): boolean {
  return classes.some((offence) => offence.value === value && offence.diverted);
}

function ownAreaLost(from: Readonly<Record<string, Pick<Area, 'served'>>>, to: Readonly<Record<string, Pick<Area, 'served'>>>, { file }: Change): boolean {
  const own = file.screening?.district ?? file.start?.area;
  return own !== undefined && from[own]?.served === true && to[own]?.served !== true;
}

const police: readonly Profession[] = ['plainclothesOfficer', 'officer'];

/** Whether police may come, or are asked for, where they were not before. */
function policeMayJoin(from: TeamSettings | undefined, to: TeamSettings | undefined): boolean {
  const asked = (team: TeamSettings | undefined) => police.filter((profession) => team?.composition.some(({ oneOf }) => oneOf.includes(profession)));
  const excluded = (team: TeamSettings | undefined) => police.filter((profession) => team?.excludes.includes(profession));
  return asked(to).some((one) => !asked(from).includes(one)) || excluded(from).some((one) => !excluded(to).includes(one));
}

interface Window {
  opens: Duration;
  closes: Duration;
}

function visitsLater(from: Window, to: Window): boolean {
  return mayLastLonger(to.opens, from.opens) || mayLastLonger(to.closes, from.closes);
}

function visitAtOnce(program: Program, { pathwayId }: CaseFile): Window {
  return { opens: 'PT0S', closes: stageSettings(program, pathwayId, 'outreach')?.visitWithin ?? 'PT0S' };
}

/** Whether a contact comes later; the last interval repeats. */
function contactsLater(from: readonly Duration[], to: readonly Duration[]): boolean {
  const nth = (intervals: readonly Duration[], contact: number) => intervals[Math.min(contact, intervals.length - 1)]!;
  const contacts = [...Array(Math.max(from.length, to.length)).keys()];
  return contacts.some((contact) => mayLastLonger(nth(to, contact), nth(from, contact)));
}

function endsAfterIntervals({ file, to }: Change): boolean {
  return stageSettings(to, file.pathwayId, 'followUp')?.ends === 'afterIntervals';
}
