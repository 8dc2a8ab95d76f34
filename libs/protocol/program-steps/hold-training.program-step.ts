import { choice, date, list, staff } from '../fields.js';
import { trainings } from '../professions.js';
import { defineProgramStep } from '../program-step.js';
import { namedTwice } from '../rules/roster.rule.js';
import { overseers, people } from './working-roles.js';

/** A training session and who attended it; teams are only rostered with the trainings they need in date. */
export const holdTraining = defineProgramStep({
  id: 'holdTraining',
  revision: 1,
  title: 'Record a training session',
  hint: 'After it was held: who attended all of it.',
  roles: overseers,
  provenance: 'case',
  recordClass: 'service',
  fields: {
    training: choice('Which training?', trainings),
    heldOn: date('Held on', { latest: 'today' }),
    expiresOn: date('Last day on which it counts', { optional: true, hint: 'Left empty: it does not run out.' }),
    attended: list('Who attended?', { person: staff('Who?', { roles: people }) }, { max: 100 }),
  },
  check({ input: { heldOn, expiresOn, attended } }) {
    const ends = expiresOn !== undefined && expiresOn < heldOn;
    return [
      ...(ends ? [{ code: 'TRAINING.ENDS_BEFORE_IT_BEGINS', message: 'It cannot run out before it was held', field: 'expiresOn' }] : []),
      ...namedTwice(attended, 'attended'),
    ];
  },
});
