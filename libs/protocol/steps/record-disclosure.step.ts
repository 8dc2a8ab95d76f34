import type { Consent } from '../case-file.js';
import { choice, choices, code, dateTime, item, note, text } from '../fields.js';
import type { Refusal } from '../refusal.js';
import { consentScopes, isInForce, recipientClasses, recipientsOf, scopeOf } from '../rules/consent.rule.js';
import { isBefore } from '../rules/local-time.rule.js';
import { defineStep } from '../step.js';

/**
 * Something was told outside of this system: on paper, by telephone, in a hearing. Under a consent it goes no further than
 * that goes; without one only in a medical emergency (42 CFR 2.51), in a report of suspected child abuse (42 CFR 2.12(c)(6)) or
 * by a court's order (42 CFR 2.61 to 2.67). Either way it stands in the accounting (42 CFR 2.25).
 */
export const recordDisclosure = defineStep({
  id: 'recordDisclosure',
  revision: 1,
  title: 'Record what was told to somebody outside',
  hint: 'Whatever is told of treatment by telephone, on paper or in person is recorded, so that the person can ask to whom it went.',
  roles: ['peer', 'clinician', 'caseManager', 'coordinator', 'supervisor', 'privacyOfficer'],
  provenance: 'care',
  overseen: true,
  recordClass: 'service',
  decides: true,
  standing: true,
  afterClosing: true,
  fields: {
    on: dateTime('When?', { latest: 'now' }),
    to: text('To whom?', { hint: 'Name and organisation.' }),
    basis: choice('On what ground?', {
      consent: 'A consent',
      medicalEmergency: 'A medical emergency',
      reportOfChildAbuse: 'A report of suspected child abuse',
      courtOrder: "A court's order",
    }),
    consent: item('Which consent?', 'consents', { optional: true }),
    recipientIs: choice('Who is that, in the words of the consent?', { ...recipientClasses, organisation: 'An organisation that it names' }, { optional: true }),
    scope: choices('What kinds of information?', consentScopes),
    what: note('What was told?', { provenance: 'author' }),
    why: note('For what purpose?', { provenance: 'author', hint: 'In an emergency: what had happened, and who told it.' }),
    orderReference: code('Number of the order', { optional: true }),
  },
  check({ file, input, program }) {
    if (input.basis === 'courtOrder' && input.orderReference === undefined) {
      return [{ code: 'DISCLOSURE.ORDER_MISSING', message: "Name the court's order.", field: 'orderReference' }];
    }
    if (input.basis !== 'consent') return [];
    const consent = file.consents.find(({ id }) => id === input.consent);
    if (!consent) return [{ code: 'DISCLOSURE.CONSENT_MISSING', message: 'Say under which consent.', field: 'consent' }];
    if (!isInForce(consent, file, input.on, program.zone)) return [{ code: 'CONSENT.NOT_IN_FORCE', message: 'That consent was not in force then.', field: 'consent' }];
    return notCovered(consent, input);
  },
  apply: (file) => file,
});

function notCovered(consent: Consent, { on, recipientIs, scope }: { on: string; recipientIs?: string; scope: readonly string[] }): Refusal[] {
  const named = recipientsOf(consent)
    .filter(({ revokedAt }) => revokedAt === undefined || isBefore(on, revokedAt))
    .map((recipient) => recipient.class ?? 'organisation');
  const covered: readonly string[] = scopeOf(consent);
  return [
    ...(named.some((one) => one === recipientIs) ? [] : [{ code: 'CONSENT.RECIPIENT_NOT_NAMED', message: 'That consent does not name this recipient.', field: 'recipientIs' }]),
    ...(scope.every((one) => covered.includes(one)) ? [] : [{ code: 'CONSENT.SCOPE_NOT_COVERED', message: 'That consent does not cover all of this.', field: 'scope' }]),
  ];
}
