import { entry, number } from '../fields.js';
import { defineProgramStep } from '../program-step.js';

/** How many beds or slots a service has. From then on they are counted, and given in the order of its waiting list. */
export const setCapacity = defineProgramStep({
  id: 'setCapacity',
  revision: 1,
  title: 'Set beds or slots',
  hint: 'Never fewer than are occupied.',
  roles: ['coordinator', 'supervisor'],
  provenance: 'case',
  recordClass: 'service',
  fields: {
    place: entry('Which service?', { of: 'listedServices' }),
    places: number('How many beds or slots?', { min: 0, max: 10_000 }),
  },
});
