import type { CaseFile, Consent } from '../case-file.js';
import { item, note, yesNo } from '../fields.js';
import { isPending } from '../rules/charge.rule.js';
import { defineStep } from '../step.js';

const revocable = (consent: Consent) => consent.revokedAt === undefined && consent.revocationAsked === undefined;

/**
 * Every consent can be revoked, with effect at once; only one for criminal justice that was given until the final
 * disposition ends then, and the person is told so (42 CFR 2.31, 2.35).
 */
export const revokeConsent = defineStep({
  id: 'revokeConsent',
  revision: 1,
  title: 'Record that a consent is revoked',
  hint: 'It takes effect at once, except for one given until the final disposition of the charges: that one ends then.',
  roles: ['peer', 'caseManager', 'clinician', 'coordinator', 'courtLiaison', 'defender', 'privacyOfficer'],
  provenance: 'case',
  recordClass: 'service',
  decides: true,
  standing: true,
  rings: true,
  subject: 'consent',
  openWhen: (file) => file.consents.some(revocable),
  fields: {
    consent: item('Which consent?', 'consents', { where: revocable }),
    personTold: yesNo('Did you tell the person when it takes effect?'),
    remark: note('Remark', { optional: true, provenance: 'author' }),
  },
  check({ input }) {
    if (input.personTold) return [];
    return [{ code: 'CONSENT.PERSON_NOT_TOLD', message: 'Tell the person when the revocation takes effect.', field: 'personTold' }];
  },
  apply(file, input, { at }): CaseFile {
    const binding = file.charges.some(isPending);
    const revoke = (consent: Consent): Consent =>
      consent.untilFinalDisposition && binding ? { ...consent, revocationAsked: true } : { ...consent, revokedAt: at };
    return { ...file, consents: file.consents.map((consent) => (consent.id === input.consent ? revoke(consent) : consent)) };
  },
});
