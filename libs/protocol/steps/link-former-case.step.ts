import { entry } from '../fields.js';
import { defineStep } from '../step.js';

/**
 * A case that another agency has handed over is taken up by a case of this agency's own. The two stay what they are, each under its own
 * keys; one case takes it up, and no other.
 */
export const linkFormerCase = defineStep({
  id: 'linkFormerCase',
  revision: 1,
  title: 'Record which case this one goes on from',
  hint: 'A case that another agency has handed over to yours.',
  roles: ['coordinator'],
  provenance: 'care',
  recordClass: 'service',
  decides: true,
  standing: true,
  openWhen: (file) => file.formerCase === undefined,
  fields: {
    former: entry('Which case?', { of: 'transferredCases' }),
  },
  apply: (file, { former }, { at }) => ({ ...file, formerCase: { caseId: former, at } }),
});
