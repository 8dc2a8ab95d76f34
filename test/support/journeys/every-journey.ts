import { journeys, type Journey } from '../moves.js';
import { notLocated, onTheWaitingList } from './connecting-the-dots.js';
import { interestedLater } from './huntington-qrt.js';
import { bedAtOnce, nextFreeBed } from './la-door.js';
import { notMetAgain, respondedTogether } from './longmont-core.js';
import { asksForHelp, thereAndBack } from './paari-hub.js';
import { socialReferral } from './philadelphia-pad.js';
import { afterADeath, visitedLate, windowMissed } from './plymouth-county-outreach.js';
import { attorneySaysNo, notFiled } from './santa-fe-lead.js';
import { peersAtOnce } from './voices-of-recovery.js';
import { engagementEvent, onRelease, sixResponses } from './west-virginia.js';

/** One of each pathway that no charge starts: short, and played by Temporal too. */
export const oneOfEachPathway: readonly Journey[] = [onRelease, engagementEvent, peersAtOnce, socialReferral];

/** One told journey or more of every program. */
export const everyJourney: readonly Journey[] = [
  ...journeys,
  ...oneOfEachPathway,
  sixResponses,
  notLocated,
  onTheWaitingList,
  visitedLate,
  windowMissed,
  afterADeath,
  interestedLater,
  respondedTogether,
  notMetAgain,
  asksForHelp,
  thereAndBack,
  nextFreeBed,
  bedAtOnce,
  notFiled,
  attorneySaysNo,
];
