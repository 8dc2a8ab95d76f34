import type { CaseFile, ConsentKind, ConsentRecipient, ConsentScope, RecipientClass } from '../case-file.js';
import type { Refusal } from '../refusal.js';
import { isPending } from './charge.rule.js';
import { justiceClasses } from './consent-readers.rule.js';
import { neverCombined } from './consent.rule.js';

/** A row of the recipients as the step brings it. */
export interface RecipientRow {
  id: string;
  class?: RecipientClass;
  treatmentProvider?: string;
  serviceProvider?: string;
  peerOrganisation?: string;
  policeAgency?: string;
  court?: string;
  isIntermediary?: boolean;
}

/** A consent as it was written, without its words. */
export interface WrittenConsent {
  kinds: readonly ConsentKind[];
  scope: readonly ConsentScope[];
  recipients: readonly RecipientRow[];
  revocationExplained: boolean;
  redisclosureRiskStated?: boolean;
  ends: 'onDate' | 'atFinalDisposition' | 'whenCaseCloses' | 'onCondition';
  expiresOn?: string;
  understood: boolean;
  signatureKind: 'typed' | 'drawn';
  /** `YYYY-MM-DD`. */
  signedOn: string;
}

interface Written {
  consent: WrittenConsent;
  file: Pick<CaseFile, 'charges'>;
  /** Whether a field has a value, by its path. */
  isGiven: (path: string) => boolean;
  /** The day in the program's zone, `YYYY-MM-DD`. */
  today: string;
}

/** Older than that, a signature is asked for again. A default of this engine: no source states a time. */
export const signatureStandsDays = 30;

export function recipientFrom(row: RecipientRow): ConsentRecipient {
  const [organisation] = organisationsIn(row);
  return { id: row.id, ...(organisation !== undefined && { organisation }), ...(row.class !== undefined && { class: row.class }) };
}

/** All that a written consent lacks of 42 CFR 2.31, each by itself. */
export function whyNotWritten(written: Written): Refusal[] {
  return [ofKinds(written.consent), ofScope(written.consent), ofRecipients(written), ofStatements(written.consent), ofEnd(written), ofSignature(written)].flat();
}

function ofKinds({ kinds }: WrittenConsent): Refusal[] {
  if (kinds.length === 0) return [no('CONSENT.KIND_MISSING', 'kinds', 'Say what kind of consent it is.')];
  if (kinds.length === 1 || !neverCombined.some((kind) => kinds.includes(kind))) return [];
  return [no('CONSENT.NEVER_COMBINED', 'kinds', 'A consent for counseling notes or for legal proceedings stands alone.')];
}

/** Counseling notes have a consent of their own; to the court goes how conditions stand and nothing else (42 CFR 2.31, 2.35). */
function ofScope({ kinds, scope }: WrittenConsent): Refusal[] {
  if (scope.length === 0) return [no('CONSENT.SCOPE_MISSING', 'scope', 'Say what may be disclosed.')];
  const forNotes = kinds.includes('counselingNotes');
  if (scope.some((one) => (one === 'counselingNotes') !== forNotes)) {
    return [no('CONSENT.COUNSELING_NOTES_APART', 'scope', 'Counseling notes need a consent of their own, which allows nothing else.')];
  }
  if (kinds.includes('criminalJustice') && scope.some((one) => one !== 'conditions')) {
    return [no('CONSENT.BEYOND_CRIMINAL_JUSTICE', 'scope', 'A consent for criminal justice allows how conditions stand, and nothing else.')];
  }
  return [];
}

function ofRecipients({ consent: { kinds, recipients }, isGiven }: Written): Refusal[] {
  return recipients.flatMap((row, index) => {
    const at = (column: string) => `recipients.${index}.${column}`;
    const named = organisationsIn(row).length + (row.class === undefined ? 0 : 1);
    if (named === 0) return [no('CONSENT.RECIPIENT_MISSING', at('class'), 'Choose a class of persons or an organisation.')];
    if (named > 1) return [no('CONSENT.RECIPIENT_TWICE', at('class'), 'One row names one class or one organisation.')];
    return [
      ...(row.class === 'outside' && !isGiven(at('name')) ? [no('CONSENT.RECIPIENT_NOT_NAMED', at('name'), 'Name the recipient outside the program.')] : []),
      ...whyNoIntermediary(row, at, isGiven),
      ...whyNotForKinds(kinds, row, at),
    ];
  });
}

/** An intermediary is named itself, and so are its members or their class (42 CFR 2.31(a)(4)(ii)). */
function whyNoIntermediary(row: RecipientRow, at: (column: string) => string, isGiven: Written['isGiven']): Refusal[] {
  if (row.isIntermediary !== true) return [];
  if (row.class !== undefined && row.class !== 'outside') return [no('CONSENT.INTERMEDIARY_NOT_NAMED', at('class'), 'An intermediary is named itself, not by a class.')];
  return isGiven(at('members')) ? [] : [no('CONSENT.MEMBERS_NOT_NAMED', at('members'), 'Name the members to whom it passes on, or their class.')];
}

function whyNotForKinds(kinds: readonly ConsentKind[], row: RecipientRow, at: (column: string) => string): Refusal[] {
  const inJustice = row.court !== undefined || (row.class !== undefined && justiceClasses.includes(row.class));
  if (kinds.includes('criminalJustice') && !inJustice) {
    return [no('CONSENT.RECIPIENT_NOT_IN_JUSTICE', at('class'), 'It goes to persons in the justice system who monitor the case, and to nobody else.')];
  }
  if (kinds.includes('legalProceedings') && row.class !== 'outside') {
    return [no('CONSENT.RECIPIENT_NOT_OUTSIDE', at('class'), 'Legal proceedings are outside the program: name who receives it there.')];
  }
  return [];
}

function ofStatements({ kinds, revocationExplained, redisclosureRiskStated, understood }: WrittenConsent): Refusal[] {
  return [
    ...(revocationExplained ? [] : [no('CONSENT.REVOCATION_NOT_EXPLAINED', 'revocationExplained', 'A consent states the right to revoke it, and how.')]),
    ...(kinds.includes('treatment') && redisclosureRiskStated !== true
      ? [no('CONSENT.REDISCLOSURE_NOT_STATED', 'redisclosureRiskStated', 'A consent for treatment, payment and operations states the risk.')]
      : []),
    ...(understood ? [] : [no('CONSENT.NOT_UNDERSTOOD', 'understood', 'Defer it until the person understands it.')]),
  ];
}

function ofEnd({ consent: { kinds, ends, expiresOn }, file, isGiven, today }: Written): Refusal[] {
  const refusals: Refusal[] = [];
  const refuse = (code: string, field: string, message: string) => refusals.push(no(code, field, message));
  if (ends === 'onDate' && expiresOn === undefined) refuse('CONSENT.EXPIRY_MISSING', 'expiresOn', 'Say on which day it ends.');
  if (ends === 'onCondition' && !isGiven('endCondition')) refuse('CONSENT.END_CONDITION_MISSING', 'endCondition', 'State the condition that ends it.');
  if (expiresOn !== undefined && expiresOn < today) refuse('CONSENT.EXPIRY_IN_PAST', 'expiresOn', 'It would have ended already.');
  if (ends !== 'onDate' && expiresOn !== undefined) refuse('CONSENT.TWO_EXPIRIES', 'expiresOn', 'It ends in one way: leave the day out.');
  if (ends !== 'onCondition' && isGiven('endCondition')) refuse('CONSENT.TWO_EXPIRIES', 'endCondition', 'It ends in one way: leave the condition out.');
  if (ends !== 'atFinalDisposition') return refusals;
  if (kinds.some((kind) => kind !== 'criminalJustice')) {
    refuse('CONSENT.DISPOSITION_ONLY_FOR_CRIMINAL_JUSTICE', 'ends', 'Only a criminal-justice consent can end with the disposition.');
  }
  if (!file.charges.some(isPending)) refuse('CONSENT.NO_CHARGE_PENDING', 'ends', 'No charge waits for a disposition.');
  return refusals;
}

function ofSignature({ consent: { signatureKind, signedOn }, isGiven, today }: Written): Refusal[] {
  const [asked, other] = signatureKind === 'typed' ? ['signature', 'drawn'] : ['drawn', 'signature'];
  const oldest = new Date(Date.parse(today) - signatureStandsDays * 86_400_000).toISOString().slice(0, 10);
  return [
    ...(isGiven(asked) ? [] : [no('CONSENT.SIGNATURE_MISSING', asked, 'A consent is signed.')]),
    ...(isGiven(other) ? [no('CONSENT.TWO_SIGNATURES', other, 'It is signed in one way: leave the other out.')] : []),
    ...(signedOn < oldest ? [no('CONSENT.SIGNATURE_TOO_OLD', 'signedOn', `Signed more than ${signatureStandsDays} days ago: let the person sign again.`)] : []),
  ];
}

function no(code: string, field: string, message: string): Refusal {
  return { code, field, message };
}

function organisationsIn({ treatmentProvider, serviceProvider, peerOrganisation, policeAgency, court }: RecipientRow): string[] {
  return [treatmentProvider, serviceProvider, peerOrganisation, policeAgency, court].filter((organisation) => organisation !== undefined);
}
