import { choice, date, staff, text } from '../fields.js';
import { defineProgramStep } from '../program-step.js';
import { overseers, people } from './working-roles.js';

/**
 * A peer who works outside of a Part 2 program is bound by what the peer has signed and not by 42 CFR part 2: nobody
 * gives such a peer a participant before it. Signed again it stands once more; nobody signs in another's name.
 */
export const signConfidentialityTerms = defineProgramStep({
  id: 'signConfidentialityTerms',
  revision: 1,
  title: 'Sign the confidentiality terms',
  hint:
    'What I learn of a participant stays with me, also when I no longer work here. I tell others only what the participant has consented to in writing, or the ' +
    'law demands. At a door I say "public health outreach" and nothing else, and leave nothing that tells more. If something has come out I say so the same day.',
  roles: people,
  provenance: 'case',
  recordClass: 'service',
  fields: {
    person: staff('Who signs?', { roles: people }),
    how: choice('How were they signed?', { here: 'Here, by the person', onPaper: 'On paper, which the program keeps' }),
    signedOn: date('Signed on', { latest: 'today' }),
    signature: text('Signature, typed', { hint: 'The name as it is signed.' }),
  },
  check({ input: { person, how }, by }) {
    const keepsPaper = by.roles.some((role) => overseers.includes(role));
    return [
      ...(how === 'here' && person !== by.staffId ? [{ code: 'TERMS.NOT_FOR_OTHERS', message: 'Each person signs for themselves', field: 'person' }] : []),
      ...(how === 'onPaper' && !keepsPaper ? [{ code: 'TERMS.PAPER_IS_KEPT_BY_OTHERS', message: 'A coordinator or supervisor records what was signed on paper', field: 'how' }] : []),
    ];
  },
});
