import { choice, dateTime, entry, list, number, staff } from '../fields.js';
import { defineProgramStep } from '../program-step.js';
import { namedTwice } from '../rules/roster.rule.js';
import { overseers } from './working-roles.js';

/**
 * Supervision of peers, weekly where the program says so (National Council 2021, section on LA DOOR: "weekly supervision").
 * A debrief after a participant's death is one kind of it.
 */
export const recordSupervision = defineProgramStep({
  id: 'recordSupervision',
  revision: 1,
  title: 'Record supervision',
  hint: 'After it was held: with whom, and how long. Nothing of what was said.',
  roles: overseers,
  provenance: 'case',
  recordClass: 'service',
  fields: {
    kind: choice('What was it?', { individual: 'Individual supervision', group: 'Group supervision', debrief: 'A debrief after a death' }),
    supervisor: staff('Who supervised?', { roles: ['supervisor'] }),
    peers: list('Whom?', { person: staff('Who?', { roles: ['peer'] }) }),
    at: dateTime('When?', { latest: 'now' }),
    minutes: number('How long, in minutes?', { min: 1, max: 480 }),
    debrief: entry('After which death?', { of: 'debriefs', optional: true }),
  },
  check({ input: { kind, supervisor, peers, debrief } }) {
    const own = peers.findIndex(({ person }) => person === supervisor);
    return [
      ...(own < 0 ? [] : [{ code: 'SUPERVISION.OF_ONESELF', message: 'Nobody supervises themselves', field: `peers.${own}.person` }]),
      ...(kind === 'individual' && peers.length > 1 ? [{ code: 'SUPERVISION.NOT_INDIVIDUAL', message: 'Individual supervision is of one peer', field: 'peers' }] : []),
      ...(kind !== 'debrief' && debrief !== undefined ? [{ code: 'SUPERVISION.NOT_A_DEBRIEF', message: 'Only a debrief is held after a death', field: 'debrief' }] : []),
      ...namedTwice(peers, 'peers'),
    ];
  },
});
