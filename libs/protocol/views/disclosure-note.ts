import type { Consent, ConsentKind, ConsentScope } from '../case-file.js';
import { consentKinds, consentScopes, recipientClasses, recipientsOf, scopeOf } from '../rules/consent.rule.js';
import type { Disclosed } from './disclosed.js';

/** The statement of 42 CFR 2.32(a)(1), which goes with every disclosure made under a consent. */
export const redisclosureStatement =
  'This record which has been disclosed to you is protected by Federal confidentiality rules (42 CFR part 2). These rules prohibit you from using or ' +
  'disclosing this record, or testimony that describes the information contained in this record, in any civil, criminal, administrative, or legislative ' +
  'proceedings by any Federal, State, or local authority, against the patient, unless authorized by the consent of the patient, except as provided at ' +
  '42 CFR 2.12(c)(5) or as otherwise authorized by a court in accordance with 42 CFR 2.64 or 2.65. In addition, the Federal rules prohibit you from making ' +
  'any other use or disclosure of this record unless at least one of the following applies: (i) Further use or disclosure is expressly permitted by the ' +
  'written consent of the individual whose information is being disclosed in this record or as otherwise permitted by 42 CFR part 2; (ii) You are a covered ' +
  'entity or business associate and have received the record pursuant to a consent for treatment, payment, or health care operations; or (iii) You have ' +
  'received the record from a covered entity or business associate as permitted by 45 CFR part 164, subparts A and E. A general authorization for the ' +
  'release of medical or other information is NOT sufficient to meet the required elements of written consent to further use or redisclose the record ' +
  '(see 42 CFR 2.31).';

/** The short form of 42 CFR 2.32(a)(2); plain ASCII, so that it fits a header too. */
export const shortRedisclosureStatement = '42 CFR part 2 prohibits unauthorized use or disclosure of these records.';

/** What one consent covers, instead of a copy of it (42 CFR 2.32(b)). */
export interface ExplainedConsent {
  consentId: string;
  kinds: readonly ConsentKind[];
  scope: readonly ConsentScope[];
  /** In words: an organisation's title, or a class. */
  recipients: readonly string[];
  /** In words. */
  ends: string;
  explanation: string;
}

export interface DisclosureNote {
  statement: string;
  shortStatement: string;
  consents: ExplainedConsent[];
  /** The reader's own emergency access, where one was used. */
  emergencyAccessId?: string;
}

/** What goes with an answer that discloses; `undefined` where it discloses nothing. */
export function disclosureNote(
  disclosed: readonly Disclosed[],
  consents: readonly Consent[],
  nameOf: (id: string) => string | undefined,
): DisclosureNote | undefined {
  if (disclosed.length === 0) return undefined;
  const used = new Set(disclosed.flatMap(({ basis }) => (basis.by === 'consent' ? [basis.consentId] : [])));
  const [access] = disclosed.flatMap(({ basis }) => (basis.by === 'emergency' ? [basis.accessId] : []));
  return {
    statement: redisclosureStatement,
    shortStatement: shortRedisclosureStatement,
    consents: consents.filter(({ id }) => used.has(id)).map((consent) => explained(consent, nameOf)),
    ...(access !== undefined && { emergencyAccessId: access }),
  };
}

export function explained(consent: Consent, nameOf: (id: string) => string | undefined): ExplainedConsent {
  const scope = scopeOf(consent);
  const recipients = recipientsOf(consent).map(({ organisation, class: named }) => (organisation === undefined ? recipientClasses[named!] : (nameOf(organisation) ?? organisation)));
  const ends = endOf(consent);
  const kinds = consent.kinds.map((kind) => consentKinds[kind]).join('; ');
  const what = scope.map((one) => consentScopes[one]).join('; ');
  const explanation = `${kinds}. Signed ${consent.signedOn}. To: ${recipients.join('; ')}. Of: ${what}. ${ends}.`;
  return { consentId: consent.id, kinds: consent.kinds, scope, recipients, ends, explanation };
}

function endOf({ expiresOn, endsWith, untilFinalDisposition }: Consent): string {
  if (untilFinalDisposition) return "In force until the charge's final disposition";
  if (endsWith === 'caseClosed') return 'In force until the case closes';
  if (endsWith === 'condition') return 'In force until the condition that it states has come to pass';
  return expiresOn === undefined ? 'In force until it is revoked' : `In force until ${expiresOn}`;
}
