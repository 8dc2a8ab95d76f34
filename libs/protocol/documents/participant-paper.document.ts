import type { Condition, Consent, Deadline } from '../case-file.js';
import type { Role } from '../roles.js';
import { recipientsOf, scopeOf } from '../rules/consent.rule.js';
import { localTime } from '../rules/local-time.rule.js';
import { consentWordings } from './consent.wording.js';
import { dayInWords } from './day-in-words.js';
import { participantPaperWordings, type ParticipantPaperWording } from './participant-paper.wording.js';
import type { DocumentSection, Language, PrintedDocument } from './printed-document.js';

export interface ParticipantPaper {
  language: Language;
  program: { title: string; zone: string };
  participant?: string;
  /** What is to come, where the record has it; instants RFC 3339. */
  next: { coming?: { name: string; at: string }; inTouchBy?: string };
  charges: readonly { title: string; deadline?: Deadline }[];
  /** Those in force, each in its own words where they can be read. */
  conditions: readonly (Pick<Condition, 'kind' | 'due' | 'status'> & { text?: string })[];
  /** There are further ones, which do not count yet. */
  unsigned: boolean;
  contacts: readonly { role: Role; name: string }[];
  referrals: readonly { service: string; provider: string }[];
  /** Those in force. */
  consents: readonly Consent[];
  /** Of organisations, by id. */
  nameOf: (id: string) => string | undefined;
  /** To whom something was disclosed, and when (RFC 3339). */
  told: readonly { to: string; at: string }[];
  /** Now, RFC 3339. */
  at: string;
}

/**
 * What a participant takes home: dates, conditions, who is there for them, what they have consented to and how to revoke it, who was
 * told of them, and what they may ask for (42 CFR 2.22 on the notice to patients, 2.25, 2.31). In plain words: short sentences, and
 * the words of every day.
 */
export function participantPaperDocument(paper: ParticipantPaper): PrintedDocument {
  const { language, program, participant, at } = paper;
  const say = participantPaperWordings[language];
  return {
    language,
    title: say.title,
    about: [...(participant === undefined ? [] : [`${say.participant} ${participant}`]), program.title, `${say.printedOn} ${dayOf(at, paper)}`],
    sections: [
      { heading: say.next, paragraphs: nextInWords(paper, say) },
      ...conditionsSection(paper, say),
      ...chargesSection(paper, say),
      contactsSection(paper, say),
      ...referralsSection(paper, say),
      ...consentSections(paper, say),
      toldSection(paper, say),
      { heading: say.mayAsk, paragraphs: say.rights },
      { heading: say.emergency, paragraphs: say.emergencyLines },
    ],
    foot: say.foot,
  };
}

function dayOf(instant: string, { program, language }: ParticipantPaper): string {
  return dayInWords(localTime(instant, program.zone).date, language);
}

function nextInWords(paper: ParticipantPaper, say: ParticipantPaperWording): string[] {
  const { coming, inTouchBy } = paper.next;
  const known = [
    ...(coming === undefined ? [] : [say.comesToMeet(coming.name, dayOf(coming.at, paper), localTime(coming.at, paper.program.zone).minute)]),
    ...(inTouchBy === undefined ? [] : [say.inTouchBy(dayOf(inTouchBy, paper))]),
  ];
  return known.length === 0 ? [say.nothingNext] : known;
}

function conditionsSection({ conditions, unsigned, language }: ParticipantPaper, say: ParticipantPaperWording): DocumentSection[] {
  if (conditions.length === 0 && !unsigned) return [];
  const rows = conditions.map(({ kind, text, due, status }) => [text ?? say.kinds[kind], dayInWords(due, language), say.statuses[status]]);
  return [
    {
      heading: say.conditions,
      ...(unsigned && { paragraphs: [say.unsigned] }),
      ...(rows.length > 0 && { table: { columns: say.conditionColumns, rows } }),
    },
  ];
}

function chargesSection(paper: ParticipantPaper, say: ParticipantPaperWording): DocumentSection[] {
  if (paper.charges.length === 0) return [];
  const rows = paper.charges.map(({ title, deadline }) =>
    deadline === undefined ? [title, say.noDeadline, ''] : [title, say.deadlines[deadline.kind], dayOf(deadline.at, paper)],
  );
  return [{ heading: say.charges, table: { columns: say.chargeColumns, rows } }];
}

function contactsSection({ contacts }: ParticipantPaper, say: ParticipantPaperWording): DocumentSection {
  const rows = contacts.flatMap(({ role, name }) => (say.roles[role] === undefined ? [] : [[name, say.roles[role]]]));
  if (rows.length === 0) return { heading: say.contacts, paragraphs: [say.noContacts] };
  return { heading: say.contacts, table: { columns: say.contactColumns, rows } };
}

function referralsSection({ referrals }: ParticipantPaper, say: ParticipantPaperWording): DocumentSection[] {
  if (referrals.length === 0) return [];
  return [{ heading: say.referrals, table: { columns: say.referralColumns, rows: referrals.map(({ service, provider }) => [service, provider]) } }];
}

function consentSections(paper: ParticipantPaper, say: ParticipantPaperWording): DocumentSection[] {
  if (paper.consents.length === 0) return [{ heading: say.consents, paragraphs: [say.noConsents] }];
  return [{ heading: say.consents }, ...paper.consents.map((consent) => consentSection(consent, paper, say))];
}

/** The consent's own paper has its purpose and its own words; this one says what it comes to. */
function consentSection(consent: Consent, { language, nameOf }: ParticipantPaper, say: ParticipantPaperWording): DocumentSection {
  const words = consentWordings[language];
  const scopes = scopeOf(consent).map((scope) => words.scopes[scope]);
  const open = recipientsOf(consent).filter(({ revokedAt }) => revokedAt === undefined);
  const names = open.map((recipient) => (recipient.class === undefined ? (nameOf(recipient.organisation ?? '') ?? words.unreadable) : words.classes[recipient.class]));
  return {
    heading: say.consent(dayInWords(consent.signedOn, language)),
    paragraphs: [
      ...(scopes.length === 0 ? [] : [`${say.mayBeShared}: ${scopes.join('; ')}.`]),
      `${say.sharedWith}: ${names.join('; ')}.`,
      ...(consent.untilFinalDisposition ? [consent.revocationAsked ? say.revocationAsked : say.revokeAtDisposition] : [...endInWords(consent, language), say.revoke]),
    ],
  };
}

function endInWords({ expiresOn, endsWith }: Consent, language: Language): string[] {
  const words = consentWordings[language];
  if (endsWith === 'caseClosed') return [words.endsWithCase];
  return expiresOn === undefined ? [] : [words.endsOn(dayInWords(expiresOn, language))];
}

function toldSection(paper: ParticipantPaper, say: ParticipantPaperWording): DocumentSection {
  const times = new Map<string, { often: number; last: string }>();
  for (const { to, at } of paper.told) {
    const before = times.get(to);
    const last = before === undefined || Date.parse(before.last) < Date.parse(at) ? at : before.last;
    times.set(to, { often: (before?.often ?? 0) + 1, last });
  }
  if (times.size === 0) return { heading: say.told, paragraphs: [say.nobodyTold] };
  const rows = [...times].map(([to, { often, last }]) => [to, String(often), dayOf(last, paper)]);
  return { heading: say.told, table: { columns: say.toldColumns, rows } };
}
