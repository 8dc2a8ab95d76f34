import type { CaseFile, Condition, Consent, Outreach, Placement, StageRecord } from '../case-file.js';
import { mayRead, type Reader } from '../may-read.js';
import type { Program, StageId } from '../program.js';
import type { Provenance } from '../provenance.js';
import { eventOf, outreachStandings, visitWindow } from '../rules/outreach.rule.js';
import { statusForCourt } from '../rules/terms.rule.js';
import { stageSettings } from '../stage-settings.js';
import { hazards } from '../steps/outreach-fields.js';
import { chargeClassLabel, milestoneLabel } from './item-label.js';
import { stageProvenance } from './reader.js';

interface CaseViewContext {
  file: CaseFile;
  program: Program;
  reader: Reader;
  /** Staff and organisations by id. */
  nameOf: (id: string) => string | undefined;
  /** What a charge or a condition says in its own words, where its key still exists. */
  titleOf: (id: string) => string | undefined;
  recommendationFor: (chargeId: string) => string;
  /** How it is safe to reach the person, where this reader may know. */
  safeContact?: string;
}

/** Sections that stand for whoever may not read them: the reader learns that there is a rule, and nothing else. */
export type Progress<T> = T | 'noConsent' | 'notShown';

/** Where each section of the case's file comes from. A section that may not be read is left out. */
const sectionProvenance = {
  start: 'police',
  outreach: 'case',
  teamOut: 'case',
  family: 'case',
  naloxone: 'case',
  hops: 'case',
  screening: 'police',
  eligibility: 'case',
  assigned: 'case',
  handoff: 'case',
  intake: 'part2',
  plan: 'part2',
  consents: 'case',
  placements: 'part2',
  received: 'part2',
  charges: 'police',
  newOffences: 'police',
  followUp: 'part2',
  engagement: 'part2',
  milestones: 'part2',
  recoveryCapital: 'part2',
  closing: 'part2',
} as const satisfies Record<string, Provenance>;

/** The case's file as this reader may see it. */
export function caseView(context: CaseViewContext) {
  const { file, program, reader } = context;
  const readable = <T>(section: keyof typeof sectionProvenance, show: () => T): T | undefined =>
    mayRead(reader, sectionProvenance[section]) ? show() : undefined;
  return {
    ...readableCore(file, reader),
    start: readable('start', () => file.start),
    outreach: readable('outreach', () => outreachView(context)),
    teamOut: readable('teamOut', () => file.teamOut && { ...file.teamOut, by: named(context, file.teamOut.by) }),
    family: readable('family', () => file.family),
    naloxone: readable('naloxone', () => file.naloxone),
    hops: readable('hops', () => hopsView(context)),
    screening: readable('screening', () => file.screening),
    eligibility: readable('eligibility', () => file.eligibility),
    assigned: readable('assigned', () => Object.entries(file.assigned).map(([role, id]) => ({ role, ...named(context, id) }))),
    handoff: readable('handoff', () => handoffView(context)),
    intake: readable('intake', () => file.intake),
    plan: readable('plan', () => file.plan),
    consents: readable('consents', () => file.consents.map(consentView)),
    placements: readable('placements', () => file.placements.map((placement) => placementView(placement, context))),
    received: readable('received', () => file.received),
    charges: readable('charges', () => chargesView(context, program)),
    conditions: progressFor(reader, () => conditionsFor(context)),
    terms: progressFor(reader, () => file.terms),
    newOffences: readable('newOffences', () => file.newOffences),
    safeContact: context.safeContact,
    followUp: readable('followUp', () => file.followUp),
    engagement: readable('engagement', () => file.engagement),
    milestones: readable('milestones', () => file.milestones && Object.entries(file.milestones).map(([kind, on]) => ({ kind, on, label: milestoneLabel(kind) }))),
    recoveryCapital: readable('recoveryCapital', () => file.recoveryCapital),
    closing: readable('closing', () => closingView(context)),
    deadlines: readable('charges', () =>
      file.charges.flatMap(({ id, deadline }) => (deadline ? [{ chargeId: id, ...deadline }] : [])),
    ),
  };
}

/** A value of provenance `progress`: shown, or why not. No consent is never a missed condition. */
export function progressFor<T>(reader: Reader, show: () => T): Progress<T> {
  if (mayRead(reader, 'progress')) return show();
  return mayRead({ ...reader, criminalJusticeConsent: true }, 'progress') ? 'noConsent' : 'notShown';
}

/** The stages that this reader may know of. */
export function stagesFor(reader: Reader, stages: readonly StageRecord[]): StageRecord[] {
  return stages.filter(({ stage }) => mayReadStage(reader, stage));
}

export function mayReadStage(reader: Reader, stage: string): boolean {
  const provenance = stageProvenance[stage as StageId] as Provenance | undefined;
  return mayRead(reader, provenance ?? 'part2');
}

/**
 * A condition attested as missed reaches the prosecutor once the defender has answered, or the time for it is over; only
 * a person who is nothing but prosecutor here has to wait for that.
 */
export function awaitsDefender(reader: Reader, condition: Pick<Condition, 'status' | 'defenderAnswer'> | undefined): boolean {
  const prosecutorOnly = reader.roles.every((role) => role === 'prosecutor');
  return prosecutorOnly && condition !== undefined && statusForCourt(condition as Condition) !== condition.status;
}

function conditionsFor(context: CaseViewContext) {
  return context.file.conditions.map((condition) => {
    const text = context.titleOf(condition.id);
    if (!awaitsDefender(context.reader, condition)) return { ...conditionView(condition, context), text };
    const { attestedBy: _by, attestedAt: _at, defenderAnswer: _awaited, ...rest } = condition;
    return { ...conditionView({ ...rest, status: statusForCourt(condition) }, context), text };
  });
}

export function conditionView(condition: Condition, { nameOf }: Pick<CaseViewContext, 'nameOf'>) {
  const { attestedBy, ...rest } = condition;
  return { ...rest, ...(attestedBy === undefined ? {} : { attestedBy: named({ nameOf }, attestedBy) }) };
}

function readableCore(file: CaseFile, reader: Reader) {
  const { status, outcome, openedAt, withdrawnAt } = file;
  if (!mayRead(reader, 'case')) return { status };
  return { status, outcome, openedAt, withdrawnAt, stages: stagesFor(reader, file.stages) };
}

function outreachView(context: CaseViewContext) {
  const { file, program } = context;
  if (!file.outreach) return undefined;
  const { takenUp, team, hazards: noted, ...rest } = file.outreach;
  const window = stageSettings(program, file.pathwayId, 'outreach')?.window;
  return {
    ...rest,
    standingLabel: outreachStandings[rest.standing],
    ...(window && { window: visitWindow(eventOf(file), window) }),
    ...(noted && { hazards: noted.map((hazard) => ({ value: hazard, label: hazards[hazard as keyof typeof hazards] })) }),
    ...(team && { team: team.map((id) => named(context, id)) }),
    ...(takenUp && { takenUp: takenUpView(takenUp, context) }),
  };
}

function takenUpView({ by, at, passedTo }: NonNullable<Outreach['takenUp']>, context: CaseViewContext) {
  return { by: named(context, by), at, ...(passedTo !== undefined && { passedTo: named(context, passedTo) }) };
}

/** That somebody has a place says that they are in treatment. */
function hopsView({ file, reader }: CaseViewContext) {
  if (!file.hops || mayRead(reader, 'part2')) return file.hops;
  const { placed: _inTreatment, ...hops } = file.hops;
  return hops;
}

function handoffView(context: CaseViewContext) {
  const { coming, metBy, ...rest } = context.file.handoff;
  return {
    ...rest,
    ...(coming === undefined ? {} : { coming: { ...named(context, coming.staffId), at: coming.at } }),
    ...(metBy === undefined ? {} : { metBy: named(context, metBy) }),
  };
}

function chargesView(context: CaseViewContext, program: Program) {
  return context.file.charges.map(({ owner, decisions, ...charge }) => ({
    ...charge,
    classLabel: chargeClassLabel(program, charge.class),
    title: context.titleOf(charge.id),
    ...(owner === undefined ? {} : { owner: named(context, owner) }),
    decisions: decisions.map(({ by, ...decision }) => ({ ...decision, by: named(context, by) })),
    recommendation: progressFor(context.reader, () => context.recommendationFor(charge.id)),
  }));
}

function closingView(context: CaseViewContext) {
  const { closing } = context.file;
  return closing && { ...closing, by: named(context, closing.by) };
}

function consentView({ id, kinds, signedOn, expiresOn, untilFinalDisposition, revokedAt, revocationAsked }: Consent) {
  return { id, kinds, signedOn, expiresOn, untilFinalDisposition, revokedAt, revocationAsked };
}

function placementView({ provider, ...placement }: Placement, { nameOf }: CaseViewContext) {
  return { ...placement, provider: { id: provider, name: nameOf(provider) } };
}

function named({ nameOf }: Pick<CaseViewContext, 'nameOf'>, id: string) {
  return { id, name: nameOf(id) };
}
