import { choice, code, date, published } from '../fields.js';
import { defineProgramStep } from '../program-step.js';
import { hsdsIdRefusals } from './directory-fields.js';

/** An organisation that referrals can be made to. Whether it is a Part 2 program decides who may read what its staff write (42 CFR 2.11). */
export const listProvider = defineProgramStep({
  id: 'listProvider',
  revision: 1,
  title: 'List a provider',
  hint: 'One that is on the list by this name already is left as it is.',
  roles: ['coordinator', 'supervisor'],
  provenance: 'case',
  recordClass: 'service',
  fields: {
    name: published('Name', { maxLength: 200 }),
    type: choice('What does it provide?', { treatment: 'Treatment', services: 'Other services' }),
    part2From: date('A Part 2 program since', { optional: true }),
    hsdsId: code('Id in the directory that it comes from', { optional: true }),
  },
  check: ({ input }) => hsdsIdRefusals(input),
});
