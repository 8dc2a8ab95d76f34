import type { Consent, ConsentRecipient } from '../case-file.js';
import { localTime } from '../rules/local-time.rule.js';
import { recipientsOf, scopeOf } from '../rules/consent.rule.js';
import { consentWordings, type ConsentWording } from './consent.wording.js';
import { dayInWords } from './day-in-words.js';
import type { DocumentSection, Language, PrintedDocument } from './printed-document.js';

/** What a consent says in its own words, as it was signed; absent where it was not asked, or its key no longer exists. */
export interface ConsentWords {
  participant?: string;
  discloser?: string;
  what?: string;
  purpose?: string;
  endCondition?: string;
  signature?: string;
  /** `drawnLines`. */
  drawn?: string;
  howUnderstood?: keyof ConsentWording['ways'];
  /** Of revision 1, which named its recipients in one text. */
  recipient?: string;
  /** By the recipient's id. */
  recipients: Readonly<Record<string, { name?: string; members?: string }>>;
}

export interface ConsentPaper {
  language: Language;
  consent: Consent;
  words: ConsentWords;
  /** Of organisations, by id. */
  nameOf: (id: string) => string | undefined;
  program: { title: string; zone: string };
  /** Now, RFC 3339. */
  at: string;
}

/**
 * One consent as its participant takes it home: every element of 42 CFR 2.31, the right to revoke it and how, what a
 * recipient may do with it, the signature, and what has become of it since.
 */
export function consentDocument(paper: ConsentPaper): PrintedDocument {
  const { language, consent, words, program, at } = paper;
  const say = consentWordings[language];
  const kinds = consent.kinds.map((kind) => say.kinds[kind]);
  const scopes = scopeOf(consent).map((scope) => say.scopes[scope]);
  return {
    language,
    title: say.title,
    about: [
      `${say.participant}: ${words.participant ?? say.unreadable}`,
      program.title,
      `${say.signedOn} ${dayInWords(consent.signedOn, language)}`,
      `${say.printedOn} ${dayInWords(localTime(at, program.zone).date, language)}`,
    ],
    sections: [
      { heading: say.kind, paragraphs: kinds },
      { heading: say.discloser, paragraphs: [words.discloser ?? say.unreadable] },
      { heading: say.scope, paragraphs: [...scopes, words.what ?? say.unreadable] },
      { heading: say.recipients, paragraphs: recipientsInWords(paper, say) },
      { heading: say.purpose, paragraphs: [words.purpose ?? say.unreadable] },
      { heading: say.ends, paragraphs: [endInWords(paper, say)] },
      { heading: say.revocation, paragraphs: consent.untilFinalDisposition ? say.revocableAtDisposition : say.revocable },
      { heading: say.redisclosure, paragraphs: [...(consent.kinds.includes('treatment') ? [say.redisclosureRisk] : []), say.redisclosureForProceedings] },
      ...(words.howUnderstood === undefined ? [] : [{ heading: say.understood, paragraphs: [say.ways[words.howUnderstood]] }]),
      signatureSection(words, say),
      ...stateSection(paper, say),
    ],
    foot: say.foot,
  };
}

function recipientsInWords(paper: ConsentPaper, say: ConsentWording): string[] {
  const { consent, words } = paper;
  if (consent.recipients === undefined && words.recipient !== undefined) return [words.recipient];
  return recipientsOf(consent).map((recipient) => {
    const { members } = words.recipients[recipient.id] ?? {};
    return recipientInWords(recipient, paper, say) + (members === undefined ? '' : `; ${say.members}: ${members}`);
  });
}

function recipientInWords(recipient: ConsentRecipient, { words, nameOf }: ConsentPaper, say: ConsentWording): string {
  const { name } = words.recipients[recipient.id] ?? {};
  if (recipient.class === 'outside') return name ?? say.classes.outside;
  const named = recipient.class === undefined ? (nameOf(recipient.organisation ?? '') ?? say.unreadable) : say.classes[recipient.class];
  return name === undefined ? named : `${named} (${name})`;
}

function endInWords({ language, consent, words }: ConsentPaper, say: ConsentWording): string {
  if (consent.untilFinalDisposition) return say.endsAtDisposition;
  if (consent.endsWith === 'caseClosed') return say.endsWithCase;
  if (consent.endsWith === 'condition') return say.endsWithCondition(words.endCondition ?? say.unreadable);
  return say.endsOn(dayInWords(consent.expiresOn ?? '', language));
}

function signatureSection({ signature, drawn }: ConsentWords, say: ConsentWording): DocumentSection {
  if (drawn !== undefined) return { heading: say.signature, drawing: drawn };
  return { heading: say.signature, paragraphs: [signature ?? say.unreadable] };
}

function stateSection(paper: ConsentPaper, say: ConsentWording): DocumentSection[] {
  const { language, consent, program } = paper;
  const day = (instant: string) => dayInWords(localTime(instant, program.zone).date, language);
  const ofRecipients = recipientsOf(consent).flatMap((recipient) => {
    const who = recipientInWords(recipient, paper, say);
    if (recipient.revokedAt !== undefined) return [say.revokedFor(who, day(recipient.revokedAt))];
    return recipient.revocationAsked ? [say.revocationAskedFor(who)] : [];
  });
  const paragraphs = [
    ...(consent.revokedAt === undefined ? [] : [say.revokedOn(day(consent.revokedAt))]),
    ...(consent.revocationAsked ? [say.revocationAsked] : []),
    ...ofRecipients,
    ...(consent.endedAt === undefined ? [] : [say.endedOn(day(consent.endedAt))]),
  ];
  return paragraphs.length === 0 ? [] : [{ heading: say.state, paragraphs }];
}
