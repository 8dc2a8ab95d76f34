import { code, date, number } from '../fields.js';
import { defineProgramStep } from '../program-step.js';

/**
 * Naloxone is offered and given at outreach (National Council for Mental Wellbeing 2021, "Naloxone Plus", "Naloxone
 * distribution"); a program can only give what it has. That stock is kept by lot, and that no lot is taken in after it
 * has expired, are defaults: no source states them.
 */
export const stockNaloxone = defineProgramStep({
  id: 'stockNaloxone',
  revision: 1,
  title: 'Stock naloxone',
  hint: 'When kits arrive. More of a lot that is on the list is added to it.',
  roles: ['coordinator', 'supervisor'],
  provenance: 'case',
  recordClass: 'service',
  fields: {
    lot: code('Lot number'),
    kits: number('How many kits?', { min: 1, max: 10_000 }),
    expiresOn: date('Expires on', { earliest: 'today' }),
  },
});
