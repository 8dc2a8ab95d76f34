import { code } from '../fields.js';
import { defineProgramStep } from '../program-step.js';
import { hsdsIdRefusals, providerRefusals, serviceFields } from './directory-fields.js';

/** A service of a provider, in the directory (Open Referral HSDS 3). */
export const listService = defineProgramStep({
  id: 'listService',
  revision: 1,
  title: 'List a service',
  hint: 'As its provider publishes it: nothing here is about a person.',
  roles: ['coordinator', 'supervisor'],
  provenance: 'case',
  recordClass: 'service',
  fields: { ...serviceFields, hsdsId: code('Id in the directory that it comes from', { optional: true }) },
  check: ({ input }) => [...providerRefusals(input), ...hsdsIdRefusals(input)],
});
