import type { CaseFile, Consent, ConsentKind } from '../case-file.js';
import { isPending } from './charge.rule.js';
import { isBefore, localTime } from './local-time.rule.js';

type ConsentState = Pick<CaseFile, 'consents' | 'charges'>;

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
  if (!consent.untilFinalDisposition) return true;
  const disposedAt = finalDispositionAt(file);
  return disposedAt === undefined || isBefore(at, disposedAt);
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
