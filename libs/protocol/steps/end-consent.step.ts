import type { Consent } from '../case-file.js';
import { item, note } from '../fields.js';
import { defineStep } from '../step.js';

const waitsForCondition = ({ endsWith, endedAt, revokedAt }: Consent) => endsWith === 'condition' && endedAt === undefined && revokedAt === undefined;

/** A consent that lasts until a stated condition ends once somebody records that it has come to pass (42 CFR 2.31(a)(7)). */
export const endConsent = defineStep({
  id: 'endConsent',
  revision: 1,
  title: 'Record that a consent has come to its end',
  hint: 'The condition that it states has come to pass. It ends at once.',
  roles: ['peer', 'caseManager', 'clinician', 'coordinator', 'privacyOfficer'],
  provenance: 'care',
  recordClass: 'service',
  decides: true,
  standing: true,
  afterClosing: true,
  rings: true,
  subject: 'consent',
  openWhen: (file) => file.consents.some(waitsForCondition),
  fields: {
    consent: item('Which consent?', 'consents', { where: waitsForCondition }),
    remark: note('Remark', { optional: true, provenance: 'author' }),
  },
  apply(file, input, { at }) {
    return { ...file, consents: file.consents.map((consent) => (consent.id === input.consent ? { ...consent, endedAt: at } : consent)) };
  },
});
