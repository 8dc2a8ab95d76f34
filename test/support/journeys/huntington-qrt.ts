import { begins, contact, day, hour, takenIn, type Journey } from '../moves.js';
import { byPhone, consentLater, familyMet, naloxoneOffered, noPlaceNow, teamGoes, teamGoesAgain, teamIsBack, tried } from './visit-moves.js';

const team = ['responder', 'peer', 'officer-2', 'faith-leader'] as const;

/** A team of four; interested later, then engaged; the data record closes the follow-up. */
export const interestedLater: Journey = {
  title: 'Huntington: interested later, engaged at the next visit, the team back late, the data record written',
  program: 'huntington-qrt',
  pathway: 'naloxonePlus',
  begins,
  opener: 'qrt-responder',
  opening: { source: 'emsOrFire', area: 'huntington', overdoseAt: begins, fatal: false, standing: 'notLocated' },
  moves: [
    ...teamGoes('qrt', ...team),
    tried('qrt-peer', 'interestedLater'),
    { ...naloxoneOffered('qrt-peer', 'declined'), standing: true },
    { ...teamIsBack('qrt'), lapsesFirst: true, after: 3 * hour },
    { as: 'qrt-coordinator', step: 'setOutreachStanding', standing: true, input: { standing: 'notLocated' }, after: day },
    byPhone('qrt-peer', 'interestedLater', day),
    ...teamGoesAgain('qrt', ...team),
    tried('qrt-peer', 'engaged'),
    familyMet('qrt-peer', 'declined'),
    teamIsBack('qrt'),
    ...takenIn('qrt'),
    consentLater('qrt-peer'),
    noPlaceNow('qrt-peer'),
    contact('qrt-peer', 'end', 7 * day),
    { as: 'qrt-coordinator', step: 'recordClosing', standing: true, input: {} },
  ],
};
