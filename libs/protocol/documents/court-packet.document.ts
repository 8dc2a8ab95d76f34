import type { Condition, Charge, DeadlineKind, ProsecutorDecision } from '../case-file.js';
import { localTime } from '../rules/local-time.rule.js';
import { recommendationReasons, recommendations } from '../rules/recommendation.rule.js';
import { roles } from '../roles.js';
import type { CourtPacket, PacketCondition } from '../views/court-packet.js';
import { listInWords } from '../views/in-words.js';
import { conditionKinds } from '../condition-kinds.js';
import type { DocumentSection, PrintedDocument } from './printed-document.js';

const chargeStatuses: Record<Charge['status'], string> = {
  screened: 'Screened, not held yet',
  notHeld: 'Not held: a referral in lieu of arrest',
  offered: 'Accepted to be held, not signed yet',
  held: 'Held',
  declined: 'Declined or voided',
  dismissed: 'Dismissed',
  reinstated: 'Reinstated',
  filed: 'Filed',
  returned: 'Returned to the ordinary process',
};

const conditionStatuses: Record<Condition['status'], string> = { open: 'Not attested', notYet: 'Not yet met', met: 'Met', missed: 'Missed' };

const deadlineKinds: Record<DeadlineKind, string> = {
  acceptanceDue: "The prosecutor's acceptance is due",
  signatureDue: "The person's signature is due",
  holdEnds: 'The hold ends',
  decisionDue: "The prosecutor's decision is due",
  decisionOverdue: "The prosecutor's decision is overdue",
};

const decisionKinds: Record<ProsecutorDecision, string> = {
  decline: 'Declined or voided',
  dismiss: 'Dismissed',
  extend: 'Hold extended',
  amend: 'Terms amended',
  reinstate: 'Reinstated',
  file: 'Filed',
};

const noConsent = 'No consent. This says nothing of whether a condition is met.';

/** A court packet in words: the same as its JSON says (42 CFR 2.32, 2.35). */
export function courtPacketDocument(packet: CourtPacket): PrintedDocument {
  const { madeFor, program, agency } = packet;
  const own = listInWords(madeFor.roles.map((role) => roles[role].toLowerCase()));
  return {
    language: 'en',
    title: 'Court packet',
    about: [
      `${nameOf(program)}, ${nameOf(agency)}`,
      `Made for ${nameOf(madeFor)} (${own}), ${nameOf(madeFor.organisation)}`,
      `Made on ${at(packet.madeAt, packet)}`,
      `Packet ${packet.packetId}`,
      `Case ${packet.caseId}`,
    ],
    sections: [chargeSection(packet), conditionsSection(packet), recommendationSection(packet), decisionsSection(packet), consentSection(packet), proofSection(packet)],
    ...(packet.statement !== undefined && { foot: packet.statement }),
  };
}

function chargeSection(packet: CourtPacket): DocumentSection {
  const { id, classLabel, title, status, owner, holdBeganAt, endedAt, deadline, limitationDate } = packet.charge;
  return {
    heading: 'Charge',
    paragraphs: [
      ...(title === undefined ? [] : [title]),
      `Class: ${classLabel}`,
      `Status: ${chargeStatuses[status]}`,
      `Owner: ${owner ? nameOf(owner) : 'none yet'}`,
      ...(holdBeganAt === undefined ? [] : [`The hold began on ${at(holdBeganAt, packet)}`]),
      ...(deadline ? [`${deadlineKinds[deadline.kind]} on ${at(deadline.at, packet)}`] : []),
      ...(endedAt === undefined ? [] : [`It ended on ${at(endedAt, packet)}`]),
      ...(limitationDate === undefined ? [] : [`The last day on which it can be filed is ${limitationDate}`]),
      `Charge ${id}`,
    ],
  };
}

function conditionsSection(packet: CourtPacket): DocumentSection {
  const heading = 'Conditions';
  const { conditions } = packet;
  if (conditions === 'noConsent') return { heading, paragraphs: [noConsent] };
  if (conditions.length === 0) return { heading, paragraphs: ['No condition is in force.'] };
  const columns = ['Condition', 'Last day', 'Status', 'Attested', "Defender's answer"];
  return { heading, table: { columns, rows: conditions.map((condition) => conditionRow(condition, packet)) } };
}

function conditionRow(condition: PacketCondition, packet: CourtPacket): string[] {
  const { kind, text, due, status, attestedBy, attestedAt, evidence } = condition;
  const attested = attestedBy && attestedAt !== undefined ? `By ${nameOf(attestedBy)} on ${at(attestedAt, packet)}` : 'Not attested';
  const onFile = evidence === 'onFile' ? '. Evidence is on file' : '';
  return [text === undefined ? conditionKinds[kind] : `${conditionKinds[kind]}: ${text}`, due, conditionStatuses[status], `${attested}${onFile}`, answerIn(condition)];
}

function answerIn({ defenderAnswer }: PacketCondition): string {
  if (!defenderAnswer) return '';
  return defenderAnswer.state === 'none' ? 'None in the time for it' : (defenderAnswer.text ?? 'Answered');
}

function recommendationSection({ recommendation }: CourtPacket): DocumentSection {
  const heading = 'Recommendation';
  if (recommendation === 'noConsent') return { heading, paragraphs: [noConsent] };
  const reasons = recommendation.reasons.map((reason) => recommendationReasons[reason]);
  return { heading, paragraphs: [recommendations[recommendation.value], ...reasons, 'The system recommends; the prosecutor decides.'] };
}

function decisionsSection(packet: CourtPacket): DocumentSection {
  const heading = "The prosecutor's decisions";
  const { decisions } = packet;
  if (decisions.length === 0) return { heading, paragraphs: ['None.'] };
  const columns = ['Decision', 'By', 'Made', 'Effective', 'Reason'];
  const rows = decisions.map((one) => [decisionKinds[one.decision], nameOf(one.by), at(one.at, packet), at(one.effectiveAt, packet), one.reason ?? '']);
  return { heading, table: { columns, rows } };
}

function consentSection({ consent }: CourtPacket): DocumentSection {
  const heading = 'Consent';
  if (consent === 'noConsent') return { heading, paragraphs: ['No consent lets this reader see how the conditions stand, or what is recommended.'] };
  const revocation = consent.revocationAsked ? ['Its revocation was asked for, and takes effect when it ends.'] : [];
  return {
    heading,
    paragraphs: [`What this packet says of conditions and recommendation is disclosed under consent ${consent.consentId}.`, consent.explanation, ...revocation],
  };
}

function proofSection(packet: CourtPacket): DocumentSection {
  const { head, entries } = packet.proof;
  return {
    heading: 'Proof',
    paragraphs: [
      'Each entry of the log is chained to the one before it by a SHA-256 hash. The signed JSON of this packet is attached to the PDF.',
      `The log ended at entry ${head.entry}: ${head.hash}`,
      ...entries.map(({ entry, title, recordedAt, hash }) => `Entry ${entry}, ${title}, ${at(recordedAt, packet)}: ${hash}`),
    ],
  };
}

function at(instant: string, { program }: CourtPacket): string {
  const { date, minute } = localTime(instant, program.zone);
  return `${date}, ${minute} (${program.zone})`;
}

function nameOf({ id, name }: { id: string; name?: string }): string {
  return name ?? id;
}
