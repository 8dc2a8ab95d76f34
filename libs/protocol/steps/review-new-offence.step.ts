import { choice, item, note } from '../fields.js';
import { defineStep } from '../step.js';

/** The prosecutor's review of a new offence. What follows from it is a decision on each charge, and that one is separate. */
export const reviewNewOffence = defineStep({
  id: 'reviewNewOffence',
  revision: 1,
  title: 'Review a new offence',
  hint: 'This files nothing. Decide on the held charges separately.',
  roles: ['prosecutor'],
  pathways: ['officerIntervention'],
  provenance: 'police',
  recordClass: 'justice',
  decides: true,
  subject: 'newOffence',
  fields: {
    newOffence: item('New offence', 'newOffences', { where: ({ reviewedAt }) => reviewedAt === undefined }),
    finding: choice('What follows?', {
      holdGoesOn: 'The hold goes on as it is',
      decisionFollows: 'A decision on the charges follows',
      notFounded: 'The report was not founded',
    }),
    reason: note('Reason'),
  },
  apply: (file, input, { at }) => ({
    ...file,
    newOffences: file.newOffences.map((offence) => (offence.id === input.newOffence ? { ...offence, reviewedAt: at } : offence)),
  }),
});
