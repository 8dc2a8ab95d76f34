import type { CaseFile, Consent, ConsentKind, ConsentRecipient, ConsentScope, RecipientClass } from '../case-file.js';
import { isPending } from './charge.rule.js';
import { isBefore, localTime } from './local-time.rule.js';

type ConsentState = Pick<CaseFile, 'consents' | 'charges' | 'status'>;

export const consentKinds = {
  treatment: 'Treatment, payment and operations',
  namedRecipient: 'A named recipient',
  criminalJustice: 'Criminal justice: to persons who monitor the case (42 CFR 2.35)',
  counselingNotes: 'Counseling notes',
  legalProceedings: 'Legal proceedings',
} as const satisfies Record<ConsentKind, string>;

/** Never combined with another kind in one consent (42 CFR 2.31). */
export const neverCombined: readonly ConsentKind[] = ['counselingNotes', 'legalProceedings'];

/** Whether a consent is in force at an instant (RFC 3339), by the calendar of the program's zone. */
export function isInForce(consent: Consent, file: ConsentState, at: string, zone: string): boolean {
  const today = localTime(at, zone).date;
  if (consent.signedOn > today) return false;
  if (consent.revokedAt !== undefined && !isBefore(at, consent.revokedAt)) return false;
  if (consent.expiresOn !== undefined && consent.expiresOn < today) return false;
  if (consent.endedAt !== undefined && !isBefore(at, consent.endedAt)) return false;
  if (consent.endsWith === 'caseClosed' && file.status === 'closed') return false;
  if (!consent.untilFinalDisposition) return true;
  const disposedAt = finalDispositionAt(file);
  return disposedAt === undefined || isBefore(at, disposedAt);
}

export type ConsentStanding = 'inForce' | 'ended' | 'revoked';

/** How a consent stands at an instant (RFC 3339), in a word. */
export function standingOf(consent: Consent, file: ConsentState, at: string, zone: string): ConsentStanding {
  if (isInForce(consent, file, at, zone)) return 'inForce';
  const wasRevoked = consent.revocationAsked === true || (consent.revokedAt !== undefined && !isBefore(at, consent.revokedAt));
  return wasRevoked ? 'revoked' : 'ended';
}

/**
 * Whether persons in the justice system may see how conditions stand (42 CFR 2.35). One that lasts until the final
 * disposition stays in force until then although its revocation was asked for, and never after it.
 */
export function criminalJusticeConsentInForce(file: ConsentState, at: string, zone: string): boolean {
  return file.consents.some((consent) => consent.kinds.includes('criminalJustice') && isInForce(consent, file, at, zone));
}

/** When the last of the case's holds came to its end; `undefined` while a charge is held or may yet be. */
export function finalDispositionAt(file: Pick<CaseFile, 'charges'>): string | undefined {
  if (file.charges.some(isPending)) return undefined;
  const ends = file.charges.flatMap(({ endedAt }) => endedAt ?? []);
  return ends.reduce<string | undefined>((last, end) => (last === undefined || isBefore(last, end) ? end : last), undefined);
}

export const consentScopes = {
  participation: 'That the person takes part: referrals, places, attendance',
  conditions: 'How the conditions of a held charge stand, and what is recommended from them',
  assessments: 'Assessments, diagnoses and levels of care',
  servicePlan: 'The plan of services, follow-up and recovery capital',
  notes: 'Notes and encounters',
  counselingNotes: 'Counseling notes',
} as const satisfies Record<ConsentScope, string>;

export const recipientClasses = {
  careTeam: "The program's care team",
  treatingProviders: 'Those providers to whom the person is referred',
  referringOfficers: 'The officers and responders who brought the person in',
  prosecution: 'The prosecutors of the charge',
  courtLiaisons: 'The court liaisons of the program',
  defense: "The person's defense",
  outside: 'Somebody outside the program, named in the text',
} as const satisfies Record<RecipientClass, string>;

/** Whom a kind of consent was for before a consent named them one by one (revision 1). */
const recipientsByKind: Record<ConsentKind, readonly RecipientClass[]> = {
  treatment: ['careTeam', 'treatingProviders'],
  namedRecipient: ['outside'],
  criminalJustice: ['prosecution', 'courtLiaisons', 'defense'],
  counselingNotes: ['outside'],
  legalProceedings: ['outside'],
};

const scopeByKind: Record<ConsentKind, readonly ConsentScope[]> = {
  treatment: ['participation', 'conditions', 'assessments', 'servicePlan', 'notes'],
  namedRecipient: [],
  criminalJustice: ['conditions'],
  counselingNotes: ['counselingNotes'],
  legalProceedings: [],
};

export function recipientsOf({ id, kinds, recipients }: Consent): readonly ConsentRecipient[] {
  return recipients ?? kinds.flatMap((kind) => recipientsByKind[kind]).map((one) => ({ id: `${id}/${one}`, class: one }));
}

export function scopeOf({ kinds, scope }: Consent): readonly ConsentScope[] {
  return scope ?? [...new Set(kinds.flatMap((kind) => scopeByKind[kind]))];
}
