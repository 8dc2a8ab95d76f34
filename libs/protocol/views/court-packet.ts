import type { CaseFile, Charge, Condition, Consent } from '../case-file.js';
import type { StepEvent } from '../event.js';
import type { Program } from '../program.js';
import { resolveProvenance } from '../provenance.js';
import type { Role } from '../roles.js';
import { basisOf, mayRead, type Reader } from '../rules/disclosure.rule.js';
import { reasonedRecommendation, type Recommendation, type RecommendationReason } from '../rules/recommendation.rule.js';
import { conditionsInForce, statusForCourt } from '../rules/terms.rule.js';
import { stepById } from '../steps/registry.js';
import { sections } from './case-view.js';
import { explained, redisclosureStatement, type ExplainedConsent } from './disclosure-note.js';
import { chargeClassLabel } from './item-label.js';

interface Named {
  id: string;
  name?: string;
}

/** A condition as the court learns of it: met, not yet or missed, attested by whom and when, never why (42 CFR 2.35). */
export interface PacketCondition {
  id: string;
  kind: Condition['kind'];
  /** In its own words; absent where they can no longer be read. */
  text?: string;
  due: string;
  status: Condition['status'];
  attestedBy?: Named;
  attestedAt?: string;
  /** Whether evidence is kept; what it says is for the team. */
  evidence: 'onFile' | 'none';
  /** Of a missed one, once the time for it is over. */
  defenderAnswer?: { state: 'answered'; text?: string } | { state: 'none' };
}

/** The consent under which the packet discloses: whom and what it covers, instead of a copy of it (42 CFR 2.32). */
export interface PacketConsent extends ExplainedConsent {
  signedOn: string;
  revocationAsked?: true;
}

export interface ProofEntry {
  /** Its number in the case's log. */
  entry: number;
  step: string;
  title: string;
  /** RFC 3339. */
  recordedAt: string;
  /** SHA-256 over the hash before it and the entry as stored, hexadecimal. */
  hash: string;
}

/**
 * What is handed to the court on one charge: how its conditions stand and what is recommended, under a consent of 42 CFR 2.35
 * alone; the charge, its owner, its deadlines and the prosecutor's own decisions in any case. Never anything of treatment.
 */
export interface CourtPacket {
  form: 'courtPacket';
  formRevision: 1;
  packetId: string;
  madeAt: string;
  madeFor: Named & { roles: Role[]; organisation: Named };
  agency: Named;
  program: Named & { revision: number; zone: string };
  caseId: string;
  charge: Pick<Charge, 'id' | 'class' | 'status' | 'holdBeganAt' | 'endedAt' | 'deadline' | 'limitationDate'> & {
    classLabel: string;
    /** As police wrote it; absent where it can no longer be read. */
    title?: string;
    owner?: Named;
  };
  consent: PacketConsent | 'noConsent';
  conditions: PacketCondition[] | 'noConsent';
  recommendation: { value: Recommendation; reasons: RecommendationReason[] } | 'noConsent';
  decisions: (Omit<Charge['decisions'][number], 'by'> & { by: Named; reason?: string })[];
  /** Goes with what is disclosed under the consent (42 CFR 2.32). */
  statement?: string;
  proof: { head: { entry: number; hash: string }; entries: ProofEntry[] };
}

/** An entry of the log with its hash. */
export interface HashedStep {
  event: StepEvent;
  hash: string;
}

export interface PacketContext {
  packetId: string;
  madeAt: string;
  madeFor: CourtPacket['madeFor'];
  agency: Named;
  file: CaseFile;
  charge: Charge;
  program: Program;
  /** In the justice system's roles alone. */
  reader: Reader;
  nameOf: (id: string) => string | undefined;
  head: CourtPacket['proof']['head'];
  /** Every step of the case that a packet can show something of, oldest first. */
  steps: readonly HashedStep[];
  /** The value, or `undefined` where its key has been destroyed. */
  open: (event: StepEvent, path: string) => unknown;
}

/** Those for whom a packet is made. What somebody reads in another role goes into no packet. */
export const packetRoles: readonly Role[] = ['courtLiaison', 'prosecutor', 'defender'];

/**
 * The packet of one charge for one reader. Of a missed condition that waits for the defender it says no more than that it is not
 * met yet, whoever reads it: it may go on to the prosecutor.
 */
export function courtPacket(context: PacketContext): CourtPacket {
  const { file, charge, program, reader } = context;
  const basis = basisOf(reader, sections.conditions);
  const consent = basis?.by === 'consent' ? reader.consents.find(({ id }) => id === basis.consentId) : undefined;
  const log = new PacketLog(context);
  const title = log.say(`charges/${charge.id}/title`);
  log.showAllAbout(charge.id);
  const decisions = charge.decisions.map((decision) => decisionOf(decision, context, log));
  return {
    form: 'courtPacket',
    formRevision: 1,
    packetId: context.packetId,
    madeAt: context.madeAt,
    madeFor: context.madeFor,
    agency: context.agency,
    program: { id: program.id, name: program.title, revision: program.revision, zone: program.zone },
    caseId: file.caseId,
    charge: chargeOf(charge, title, context),
    consent: consent ? consentOf(consent, context, log) : 'noConsent',
    conditions: consent ? conditionsInForce(file).map((condition) => conditionOf(condition, context, log)) : 'noConsent',
    recommendation: consent ? recommendationOf(file, charge) : 'noConsent',
    decisions,
    ...(consent && { statement: redisclosureStatement }),
    proof: { head: context.head, entries: log.shown() },
  };
}

function chargeOf(charge: Charge, title: string | undefined, { program, nameOf }: PacketContext): CourtPacket['charge'] {
  const { id, class: chargeClass, status, owner, holdBeganAt, endedAt, deadline, limitationDate } = charge;
  return {
    id,
    class: chargeClass,
    classLabel: chargeClassLabel(program, chargeClass),
    ...(title !== undefined && { title }),
    status,
    ...(owner !== undefined && { owner: named(owner, nameOf) }),
    ...(holdBeganAt !== undefined && { holdBeganAt }),
    ...(endedAt !== undefined && { endedAt }),
    ...(deadline && { deadline: { kind: deadline.kind, at: deadline.at } }),
    ...(limitationDate !== undefined && { limitationDate }),
  };
}

function consentOf(consent: Consent, { nameOf }: PacketContext, log: PacketLog): PacketConsent {
  log.showConsent(consent);
  const { signedOn, revocationAsked } = consent;
  return { ...explained(consent, nameOf), signedOn, ...(revocationAsked && { revocationAsked }) };
}

function conditionOf(condition: Condition, { nameOf }: PacketContext, log: PacketLog): PacketCondition {
  const { id, kind, due, attestedBy, attestedAt } = condition;
  const status = statusForCourt(condition);
  const text = log.say(`conditions/${id}/text`);
  const common = { id, kind, ...(text !== undefined && { text }), due, status };
  if (status !== condition.status || attestedBy === undefined || attestedAt === undefined) return { ...common, evidence: 'none' };
  const attestation = log.attestationOf(condition);
  const answer = condition.defenderAnswer && answerOf(condition, log);
  return {
    ...common,
    attestedBy: named(attestedBy, nameOf),
    attestedAt,
    evidence: attestation?.sealed['evidence'] === undefined ? 'none' : 'onFile',
    ...(answer && { defenderAnswer: answer }),
  };
}

function answerOf({ id, defenderAnswer }: Condition, log: PacketLog): PacketCondition['defenderAnswer'] {
  if (defenderAnswer !== 'answered') return { state: 'none' };
  const text = log.answerOn(id);
  return { state: 'answered', ...(text !== undefined && { text }) };
}

function recommendationOf(file: CaseFile, charge: Charge): Exclude<CourtPacket['recommendation'], 'noConsent'> {
  const { recommendation, reasons } = reasonedRecommendation(file, charge);
  return { value: recommendation, reasons };
}

function decisionOf({ by, ...decision }: Charge['decisions'][number], { charge, nameOf }: PacketContext, log: PacketLog): CourtPacket['decisions'][number] {
  const reason = log.reasonOf(charge.id, decision.at);
  return { ...decision, by: named(by, nameOf), ...(reason !== undefined && { reason }) };
}

/** What the log says, and which of its entries the packet has thereby shown. */
class PacketLog {
  private readonly seen = new Set<HashedStep>();

  constructor(private readonly context: PacketContext) {}

  /** The value of the entry that brought this path, as corrected last. */
  say(path: string): string | undefined {
    const step = this.context.steps.find(({ event }) => event.type !== 'correctEntry' && event.sealed[path] !== undefined);
    return step && this.valueIn(step, path);
  }

  /** Charges are screened, held, passed on and decided on in entries of their own, which the court may know of. */
  showAllAbout(chargeId: string): void {
    const { steps, reader } = this.context;
    for (const step of steps) {
      const { type, open, actor } = step.event;
      const definition = stepById(type);
      if (definition && open['charge'] === chargeId && mayRead(reader, resolveProvenance(definition.provenance, actor))) this.seen.add(step);
    }
  }

  /** With the consent: the entry that took it, and those by which the terms were signed. */
  showConsent({ id }: Consent): void {
    for (const step of this.context.steps) {
      const { type, key } = step.event;
      if (type === 'signConditions' || (type === 'captureConsent' && key === `c:${id}`)) this.seen.add(step);
    }
  }

  /** The entry of the attestation that stands. */
  attestationOf({ id, attestedAt }: Condition): StepEvent | undefined {
    const isIt = ({ event }: HashedStep) => event.type === 'attestCondition' && event.open['condition'] === id && event.recordedAt === attestedAt;
    return this.show(this.context.steps.findLast(isIt))?.event;
  }

  answerOn(conditionId: string): string | undefined {
    const step = this.context.steps.findLast(({ event }) => event.type === 'recordDefenderAnswer' && event.open['condition'] === conditionId);
    return step && this.valueIn(step, 'answer');
  }

  reasonOf(chargeId: string, at: string): string | undefined {
    const isIt = ({ event }: HashedStep) => event.type === 'decideCharge' && event.open['charge'] === chargeId && event.recordedAt === at;
    const step = this.context.steps.find(isIt);
    return step && this.valueIn(step, 'reason');
  }

  shown(): ProofEntry[] {
    return this.context.steps
      .filter((step) => this.seen.has(step))
      .map(({ event, hash }) => ({ entry: event.seq, step: event.type, title: stepById(event.type)?.title ?? event.type, recordedAt: event.recordedAt, hash }));
  }

  private show<S extends HashedStep | undefined>(step: S): S {
    if (step) this.seen.add(step);
    return step;
  }

  private valueIn(step: HashedStep, path: string): string | undefined {
    const { steps } = this.context;
    this.show(step);
    const correction = steps.findLast(({ event }) => event.type === 'correctEntry' && event.open['entry'] === step.event.seq && event.open['path'] === path);
    return correction ? this.readable(this.show(correction), 'value') : this.readable(step, path);
  }

  /** Whatever the packet's section is: a value is read only where its own provenance lets it be. */
  private readable({ event }: HashedStep, path: string): string | undefined {
    const sealed = event.sealed[path];
    if (!sealed || !mayRead(this.context.reader, { provenance: sealed.provenance, scope: 'conditions' })) return undefined;
    const value = this.context.open(event, path);
    return typeof value === 'string' ? value : undefined;
  }
}

function named(id: string, nameOf: PacketContext['nameOf']): Named {
  const name = nameOf(id);
  return name === undefined ? { id } : { id, name };
}
