import { entry } from '../fields.js';
import { defineProgramStep } from '../program-step.js';
import { providerRefusals, serviceFields } from './directory-fields.js';

/** The whole entry, as it is from now on: what is left out is no longer said. Beds and slots stay as they are. */
export const changeService = defineProgramStep({
  id: 'changeService',
  revision: 1,
  title: 'Change a service',
  hint: 'The whole entry as it is now; one that was closed is open again.',
  roles: ['coordinator', 'supervisor'],
  provenance: 'case',
  recordClass: 'service',
  fields: { place: entry('Which service?', { of: 'listedServices' }), ...serviceFields },
  check: ({ input }) => providerRefusals(input),
});
