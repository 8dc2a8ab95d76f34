import { date, place, text } from '../fields.js';

/** Who the person is, as far as it is known, and how to find and reach the person safely. All of it is sealed. */
export const personFields = {
  name: text("The person's name", { optional: true, hint: 'Leave empty if you do not know it.', provenance: 'case', recordClass: 'identity' }),
  birthDate: date('Birth date', { optional: true, personal: true, latest: 'today', provenance: 'case', recordClass: 'identity' }),
  phone: text('Phone', { optional: true, maxLength: 40, provenance: 'case', recordClass: 'identity' }),
  whereNow: place('Where can the person be found?', { optional: true, provenance: 'case', recordClass: 'service' }),
  description: text('How will the team recognize the person?', { optional: true, provenance: 'case', recordClass: 'service' }),
  safeContact: text('How is it safe to reach the person?', { optional: true, provenance: 'case', recordClass: 'service' }),
} as const;
