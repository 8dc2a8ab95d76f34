import type { CaseFile, Condition, Consent, Outreach, Placement, StageRecord } from '../case-file.js';
import { mayRead, needsConsent, type Held, type Reader } from '../rules/disclosure.rule.js';
import type { Program } from '../program.js';
import { careRoles } from '../provenance.js';
import { handoffStanding, whatToDoWhenNobodyComes, type HandoffStanding } from '../rules/handoff.rule.js';
import { eventOf, outreachStandings, visitWindow } from '../rules/outreach.rule.js';
import { consentsFor } from '../rules/consent-readers.rule.js';
import { recipientClasses, recipientsOf, scopeOf } from '../rules/consent.rule.js';
import { statusForCourt } from '../rules/terms.rule.js';
import { stageSettings } from '../stage-settings.js';
import { hazards } from '../steps/outreach-fields.js';
import { areas } from '../steps/record-intake.step.js';
import { chargeClassLabel, milestoneLabel } from './item-label.js';
import { discloses, type Answering } from './disclosed.js';
import { heldByRole, heldByStage } from './reader.js';

interface FileContext extends Answering {
  file: CaseFile;
  program: Program;
  /** Staff and organisations by id. */
  nameOf: (id: string) => string | undefined;
}

interface CaseViewContext extends FileContext {
  /** What a charge or a condition says in its own words, where its key still exists. */
  titleOf: (id: string) => string | undefined;
  recommendationFor: (chargeId: string) => string;
  /** How it is safe to reach the person, where this reader may know. */
  safeContact?: string;
}

/** Sections that stand for whoever may not read them: the reader learns that there is a rule, and nothing else. */
export type Progress<T> = T | 'noConsent' | 'notShown';

/**
 * Where each section of the case's file comes from, and what of a consent it takes. Who may never read a section does not see
 * that it is there; to the care team "no consent" says why it is not.
 */
export const sections = {
  start: { provenance: 'police' },
  outreach: { provenance: 'case' },
  teamOut: { provenance: 'case' },
  family: { provenance: 'case' },
  naloxone: { provenance: 'care' },
  hops: { provenance: 'case' },
  screening: { provenance: 'police' },
  eligibility: { provenance: 'case', justice: true },
  assigned: { provenance: 'case' },
  handoff: { provenance: 'case' },
  intake: { provenance: 'part2', scope: 'participation' },
  plan: { provenance: 'part2', scope: 'servicePlan' },
  consents: { provenance: 'case' },
  placements: { provenance: 'part2', scope: 'participation' },
  received: { provenance: 'part2', scope: 'servicePlan' },
  charges: { provenance: 'police' },
  recommendation: { provenance: 'progress', scope: 'conditions' },
  conditions: { provenance: 'progress', scope: 'conditions' },
  terms: { provenance: 'progress', scope: 'conditions' },
  newOffences: { provenance: 'police' },
  followUp: { provenance: 'part2', scope: 'servicePlan' },
  engagement: { provenance: 'part2', scope: 'participation' },
  feedback: { provenance: 'part2', scope: 'participation', feedback: true },
  milestones: { provenance: 'part2', scope: 'servicePlan' },
  recoveryCapital: { provenance: 'part2', scope: 'servicePlan' },
  closing: { provenance: 'part2', scope: 'participation' },
  emergencyAccess: { provenance: 'care', overseen: true },
  seals: { provenance: 'case' },
  legalHolds: { provenance: 'case' },
  formerCase: { provenance: 'care' },
} as const satisfies Record<string, Held>;

type Section = keyof typeof sections;

/** The case's file as this reader may see it. */
export function caseView(context: CaseViewContext) {
  const { file, program } = context;
  const readable = <T>(section: Section, show: () => T): T | 'noConsent' | undefined => sectionFor(context, section, show);
  return {
    ...readableCore(context),
    start: readable('start', () => file.start),
    ...visitView(context),
    family: readable('family', () => file.family),
    naloxone: readable('naloxone', () => file.naloxone),
    hops: readable('hops', () => hopsView(context)),
    screening: readable('screening', () => file.screening),
    eligibility: readable('eligibility', () => file.eligibility),
    assigned: readable('assigned', () => assignedFor(context)),
    handoff: readable('handoff', () => handoffView(context)),
    intake: readable('intake', () => file.intake),
    plan: readable('plan', () => file.plan && { ...file.plan, goals: file.plan.goals.map((goal) => ({ ...goal, label: (areas as Readonly<Record<string, string>>)[goal.area] ?? goal.area })) }),
    consents: readable('consents', () => consentsFor(context.reader, file.consents)?.map((consent) => consentView(consent, context))),
    placements: referralsFor(context) ?? readable('placements', () => file.placements.map((placement) => placementView(placement, context))),
    received: readable('received', () => file.received),
    charges: readable('charges', () => chargesView(context, program)),
    conditions: progressFor(context, 'conditions', () => conditionsFor(context)),
    terms: progressFor(context, 'terms', () => file.terms),
    newOffences: readable('newOffences', () => file.newOffences),
    safeContact: context.safeContact,
    followUp: readable('followUp', () => file.followUp),
    engagement: readable('engagement', () => file.engagement),
    feedback: feedbackFor(context),
    milestones: readable('milestones', () => file.milestones && Object.entries(file.milestones).map(([kind, on]) => ({ kind, on, label: milestoneLabel(kind) }))),
    recoveryCapital: readable('recoveryCapital', () => file.recoveryCapital),
    closing: readable('closing', () => closingView(context)),
    emergencyAccess: readable('emergencyAccess', () => file.emergencyAccess?.map((access) => ({ ...access, by: named(context, access.by) }))),
    seals: readable('seals', () => sealsView(context)),
    legalHolds: readable('legalHolds', () => file.legalHold?.map((hold) => ({ ...hold, by: named(context, hold.by) }))),
    formerCase: readable('formerCase', () => file.formerCase),
    deadlines: readable('charges', () =>
      file.charges.flatMap(({ id, deadline }) => (deadline ? [{ chargeId: id, ...deadline }] : [])),
    ),
  };
}

/** What of it a team has to know before it goes out, and while it is there. */
export function visitView(context: FileContext) {
  const { file } = context;
  return {
    outreach: sectionFor(context, 'outreach', () => outreachView(context)),
    teamOut: sectionFor(context, 'teamOut', () => file.teamOut && { ...file.teamOut, by: named(context, file.teamOut.by) }),
  };
}

/** A section as its reader may see it; the members of a care team see that a consent is missing. */
function sectionFor<T>(context: FileContext, section: Section, show: () => T): T | 'noConsent' | undefined {
  const held: Held = sections[section];
  // Nothing is disclosed by what is not there.
  const value = mayRead(context.reader, held) ? show() : undefined;
  if (value === undefined) return isWithheldFromCareTeam(context.reader, held) ? 'noConsent' : undefined;
  return discloses(context, held, `section:${section}`) ? value : undefined;
}

function isWithheldFromCareTeam(reader: Reader, held: Held): boolean {
  return reader.roles.some((role) => careRoles.includes(role)) && needsConsent(reader, held);
}

/** A value of provenance `progress`: shown, or why not. No consent is never a missed condition. */
export function progressFor<T>(answering: Answering, section: 'conditions' | 'terms' | 'recommendation', show: () => T): Progress<T> {
  if (discloses(answering, sections[section], `section:${section}`)) return show();
  return needsConsent(answering.reader, sections[section]) ? 'noConsent' : 'notShown';
}

/** To those who brought the person in: what became of it, in a word (42 CFR 2.31: as far as a consent names them). */
function feedbackFor(context: CaseViewContext): Progress<Feedback> | undefined {
  const { file, reader } = context;
  if (mayRead(reader, sections.engagement)) return undefined;
  if (discloses(context, sections.feedback, 'section:feedback')) {
    return { engaged: file.engagement?.at30Days ?? 'notYetKnown', placed: file.placements.some(({ status }) => status === 'inProgress' || status === 'completed') };
  }
  return needsConsent(reader, sections.feedback) && !isWithheldFromCareTeam(reader, sections.feedback) ? 'noConsent' : undefined;
}

interface Feedback {
  /** Whether the person was engaged 30 days after the first contact. */
  engaged: 'engaged' | 'notEngaged' | 'notYetKnown';
  placed: boolean;
}

function assignedFor(context: CaseViewContext) {
  const known = Object.entries(context.file.assigned).filter(([role]) => mayRead(context.reader, heldByRole(role)));
  return known.map(([role, id]) => ({ role, ...named(context, id) }));
}

/** The stages that this reader may know of. */
function stagesFor(answering: Answering, stages: readonly StageRecord[]): StageRecord[] {
  return stages.filter(({ stage }) => discloses(answering, heldByStage(stage), `stage:${stage}`));
}

export function mayReadStage(reader: Reader, stage: string): boolean {
  return mayRead(reader, heldByStage(stage));
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

function readableCore(context: CaseViewContext) {
  const { status, outcome, openedAt, withdrawnAt, stages } = context.file;
  if (!mayRead(context.reader, 'case')) return { status };
  return { status, outcome, openedAt, withdrawnAt, stages: stagesFor(context, stages) };
}

function outreachView(context: FileContext) {
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

function takenUpView({ by, at, passedTo }: NonNullable<Outreach['takenUp']>, context: FileContext) {
  return { by: named(context, by), at, ...(passedTo !== undefined && { passedTo: named(context, passedTo) }) };
}

/** That somebody has a place says that they are in treatment. */
function hopsView(context: CaseViewContext) {
  const { hops } = context.file;
  if (hops?.placed === undefined || discloses(context, sections.placements, 'section:hops')) return hops;
  const { placed: _inTreatment, ...others } = hops;
  return others;
}

function handoffView(context: CaseViewContext) {
  const { coming, metBy, ...rest } = context.file.handoff;
  return {
    ...rest,
    ...whoComes(context),
    ...(coming === undefined ? {} : { coming: { ...named(context, coming.staffId), at: coming.at } }),
    ...(metBy === undefined ? {} : { metBy: named(context, metBy) }),
  };
}

/** While the handoff goes on: whether somebody comes, or nobody does and what to do then. */
function whoComes({ file, program }: CaseViewContext): { standing?: HandoffStanding; whatToDo?: string } {
  const settings = stageSettings(program, file.pathwayId, 'warmHandoff');
  const goesOn = file.stages.some(({ stage, state }) => stage === 'warmHandoff' && state === 'running');
  if (!settings || !goesOn) return {};
  const standing = handoffStanding(file, settings);
  return standing === 'nobodyComing' ? { standing, whatToDo: whatToDoWhenNobodyComes } : { standing };
}

function chargesView(context: CaseViewContext, program: Program) {
  return context.file.charges.map(({ owner, decisions, ...charge }) => ({
    ...charge,
    classLabel: chargeClassLabel(program, charge.class),
    title: context.titleOf(charge.id),
    ...(owner === undefined ? {} : { owner: named(context, owner) }),
    decisions: decisions.map(({ by, ...decision }) => ({ ...decision, by: named(context, by) })),
    recommendation: progressFor(context, 'recommendation', () => context.recommendationFor(charge.id)),
  }));
}

function sealsView(context: CaseViewContext) {
  return context.file.seals && Object.entries(context.file.seals).map(([recordClass, { by, ...seal }]) => ({ class: recordClass, ...seal, by: named(context, by) }));
}

function closingView(context: CaseViewContext) {
  const { closing } = context.file;
  return closing && { ...closing, by: named(context, closing.by) };
}

/** What a consent allows, to whom and until when. */
export function consentView(consent: Consent, { nameOf }: Pick<CaseViewContext, 'nameOf'>) {
  const { id, kinds, signedOn, expiresOn, untilFinalDisposition, endsWith, endedAt, revokedAt, revocationAsked } = consent;
  const recipients = recipientsOf(consent).map(({ organisation, ...recipient }) => ({
    ...recipient,
    ...(organisation !== undefined && { organisation: named({ nameOf }, organisation) }),
    label: recipient.class === undefined ? (nameOf(organisation ?? '') ?? organisation) : recipientClasses[recipient.class],
  }));
  return { id, kinds, scope: scopeOf(consent), recipients, signedOn, expiresOn, untilFinalDisposition, endsWith, endedAt, revokedAt, revocationAsked };
}

/** To a provider: the referrals to its own organisation, and of these no more than that they are there unless a consent tells more. */
function referralsFor(context: CaseViewContext) {
  const { file, reader } = context;
  if (!reader.roles.includes('provider') || mayRead(reader, sections.placements)) return undefined;
  return file.placements
    .filter(({ provider }) => provider === reader.organisationId)
    .map((placement) => {
      const told = discloses(context, { ...sections.placements, addressedTo: placement.provider }, 'section:placements');
      return placementView(told ? placement : { id: placement.id, provider: placement.provider, status: placement.status, service: 'noConsent' }, context);
    });
}

function placementView({ provider, ...placement }: Placement, { nameOf }: CaseViewContext) {
  return { ...placement, provider: { id: provider, name: nameOf(provider) } };
}

function named({ nameOf }: Pick<FileContext, 'nameOf'>, id: string) {
  return { id, name: nameOf(id) };
}
