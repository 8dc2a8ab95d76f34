import { choice, item, note } from '../fields.js';
import { isReviewed, reviewsDue } from '../rules/emergency.rule.js';
import { defineStep } from '../step.js';

/** Whoever oversees the record looks at each emergency access within two days, and nobody at their own. */
export const reviewEmergencyAccess = defineStep({
  id: 'reviewEmergencyAccess',
  revision: 1,
  title: 'Review an emergency access',
  hint: 'Was it needed, and was it used for that alone? What was read is in the accounting of disclosures.',
  roles: ['supervisor', 'privacyOfficer'],
  provenance: 'care',
  overseen: true,
  recordClass: 'service',
  decides: true,
  standing: true,
  afterClosing: true,
  subject: 'access',
  openWhen: ({ emergencyAccess = [] }) => emergencyAccess.some((access) => !isReviewed(access)),
  dues: reviewsDue,
  fields: {
    access: item('Which one?', 'emergencyAccess', { where: (access) => !isReviewed(access) }),
    finding: choice('What did you find?', { justified: 'It was justified', notJustified: 'It was not justified' }),
    remark: note('Remark', { optional: true }),
  },
  check({ file, input, by }) {
    const own = file.emergencyAccess?.some(({ id, by: user }) => id === input.access && user === by.staffId) === true;
    return own ? [{ code: 'EMERGENCY.OWN_ACCESS', message: 'Nobody reviews their own emergency access.', field: 'access' }] : [];
  },
  apply: (file, { access: reviewed }, { at }) => ({
    ...file,
    emergencyAccess: (file.emergencyAccess ?? []).map((access) => (access.id === reviewed ? { ...access, reviewedAt: at } : access)),
  }),
});
