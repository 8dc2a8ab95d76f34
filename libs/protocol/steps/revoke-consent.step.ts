import type { CaseFile, Consent, ConsentRecipient } from '../case-file.js';
import { item, note, yesNo } from '../fields.js';
import type { Refusal } from '../refusal.js';
import { isPending } from '../rules/charge.rule.js';
import { mayKnowOfConsent } from '../rules/consent-readers.rule.js';
import { defineStep } from '../step.js';

type Revoked = Pick<Consent, 'revokedAt' | 'revocationAsked'>;

const revocable = ({ revokedAt, revocationAsked }: Revoked) => revokedAt === undefined && revocationAsked === undefined;

/**
 * Every consent can be revoked, with effect at once, as a whole or for one recipient; only one for criminal justice that
 * was given until the final disposition ends then, and the person is told so (42 CFR 2.31, 2.35).
 */
export const revokeConsent = defineStep({
  id: 'revokeConsent',
  revision: 2,
  title: 'Record that a consent is revoked',
  hint: 'It takes effect at once, except for one given until the final disposition of the charges: that one ends then.',
  roles: ['peer', 'caseManager', 'clinician', 'coordinator', 'courtLiaison', 'defender', 'privacyOfficer'],
  provenance: 'care',
  recordClass: 'service',
  decides: true,
  standing: true,
  afterClosing: true,
  rings: true,
  subject: 'consent',
  openWhen: (file) => file.consents.some(revocable),
  fields: {
    consent: item('Which consent?', 'consents', { where: revocable }),
    recipient: item('Only for one recipient?', 'recipients', {
      optional: true,
      where: (recipient) => revocable(recipient) && revocable(recipient.consent),
      hint: 'Leave empty to revoke it for all of them.',
    }),
    personTold: yesNo('Did you tell the person when it takes effect?'),
    remark: note('Remark', { optional: true, provenance: 'author' }),
  },
  check({ file, input, by }) {
    const refusals: Refusal[] = [];
    const consent = file.consents.find(({ id }) => id === input.consent);
    if (consent && !mayKnowOfConsent(by.roles, consent)) {
      refusals.push({ code: 'FIELD.NOT_AN_OPTION', message: 'This is not one of the options open now', field: 'consent' });
    }
    if (input.recipient !== undefined && !consent?.recipients?.some(({ id }) => id === input.recipient)) {
      refusals.push({ code: 'CONSENT.NOT_ITS_RECIPIENT', message: 'This consent does not name that recipient.', field: 'recipient' });
    }
    // What takes effect at once is not kept waiting for it: the person may have written.
    if (!input.personTold && consent && takesEffectLater(consent, file)) refusals.push({ code: 'CONSENT.PERSON_NOT_TOLD', message: 'Tell the person when the revocation takes effect.', field: 'personTold' });
    return refusals;
  },
  apply(file, { consent: revoked, recipient }, { at }) {
    const change = (consent: Consent) => (recipient === undefined ? asRevoked(consent, consent, file, at) : withoutRecipient(consent, recipient, file, at));
    return { ...file, consents: file.consents.map((consent) => (consent.id === revoked ? change(consent) : consent)) };
  },
  earlier: {
    1(file, input, { at }) {
      const binding = file.charges.some(isPending);
      const revoke = (consent: Consent): Consent =>
        consent.untilFinalDisposition && binding ? { ...consent, revocationAsked: true } : { ...consent, revokedAt: at };
      return { ...file, consents: file.consents.map((consent) => (consent.id === input.consent ? revoke(consent) : consent)) };
    },
  },
});

function takesEffectLater({ untilFinalDisposition }: Consent, { charges }: Pick<CaseFile, 'charges'>): boolean {
  return untilFinalDisposition && charges.some(isPending);
}

function asRevoked<T extends Consent | ConsentRecipient>(revoked: T, consent: Consent, file: CaseFile, at: string): T {
  return takesEffectLater(consent, file) ? { ...revoked, revocationAsked: true } : { ...revoked, revokedAt: at };
}

/** A consent that is left with no recipient is revoked as a whole. */
function withoutRecipient(consent: Consent, recipientId: string, file: CaseFile, at: string): Consent {
  const recipients = (consent.recipients ?? []).map((recipient) => (recipient.id === recipientId ? asRevoked(recipient, consent, file, at) : recipient));
  return recipients.some(revocable) ? { ...consent, recipients } : asRevoked({ ...consent, recipients }, consent, file, at);
}
