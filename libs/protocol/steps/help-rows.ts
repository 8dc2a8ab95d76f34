import { choice, list, organisation } from '../fields.js';

const routing = 'reports count help by its kind';

/** Help with something concrete: instrumental support (National Council for Mental Wellbeing 2021, table 1). */
const kindsOfHelp = {
  clothing: 'Clothing',
  food: 'Food',
  shelter: 'Shelter',
  documents: 'Identity papers and documents',
  childcare: 'Childcare',
  transportPass: 'Transport pass',
  employment: 'Employment',
  parenting: 'Parenting',
  legal: 'Legal barriers',
  other: 'Something else',
} as const;

export const helpRow = {
  kind: choice('What was it?', kindsOfHelp, { routing }),
  partner: organisation('Which partner gave it?', { type: 'services', optional: true, personal: true, hint: 'Leave empty if the team gave it.' }),
} as const;

export const helpRows = list('Concrete help given', helpRow, { optional: true });
