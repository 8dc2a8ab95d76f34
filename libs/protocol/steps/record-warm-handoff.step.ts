import type { CaseFile } from '../case-file.js';
import { choice, note, place, staff } from '../fields.js';
import { credentialProblems } from '../rules/assignment.rule.js';
import { defineStep } from '../step.js';

export const transportModes = {
  peerDrove: 'A peer drove',
  officerDrove: 'An officer drove',
  otherVehicle: 'Another vehicle',
  onFoot: 'On foot, together',
  none: 'No transport needed',
} as const;

/** The officer passes the person to a peer in person: a warm handoff (National Council for Mental Wellbeing 2021, table 3). */
export const recordWarmHandoff = defineStep({
  id: 'recordWarmHandoff',
  revision: 2,
  title: 'Record the warm handoff',
  hint: 'The officer stays until a peer has met the person.',
  roles: ['officer', 'peer'],
  provenance: 'case',
  recordClass: 'service',
  fields: {
    outcome: choice('What happened?', {
      met: 'A peer met the person',
      declined: 'The person declined',
      notReached: 'The person was not there any more',
    }),
    metBy: staff('Which peer met the person?', { roles: ['peer'], optional: true }),
    place: place('Where?', { optional: true }),
    transport: choice('How did you go on from there?', transportModes, { optional: true }),
    remark: note('Remark', { optional: true }),
  },
  check({ input, ...context }) {
    if (input.outcome === 'met' && input.metBy === undefined) {
      return [{ code: 'HANDOFF.MET_BY_MISSING', message: 'Say which peer met the person.', field: 'metBy' }];
    }
    if (input.outcome !== 'met' && input.metBy !== undefined) {
      return [{ code: 'HANDOFF.NOT_MET', message: 'Nobody met the person: leave the peer empty.', field: 'metBy' }];
    }
    return input.metBy === undefined ? [] : credentialProblems(context, input.metBy, 'metBy');
  },
  apply(file, input, { at }): CaseFile {
    const handedOff = handedOffIn(file, input);
    return input.outcome === 'met' ? { ...handedOff, handoff: { ...handedOff.handoff, metAt: at } } : handedOff;
  },
  earlier: { 1: handedOffIn },
});

interface HandedOff {
  outcome: 'met' | 'declined' | 'notReached';
  metBy?: string;
  transport?: string;
}

function handedOffIn(file: CaseFile, { outcome, metBy, transport }: HandedOff): CaseFile {
  const { coming: _arrived, ...handoff } = file.handoff;
  const met = metBy === undefined ? {} : { metBy };
  return {
    ...file,
    handoff: { ...handoff, passedOn: 0, outcome, ...met, ...(transport === undefined ? {} : { transport }) },
    assigned: metBy === undefined ? file.assigned : { ...file.assigned, peer: metBy },
  };
}
