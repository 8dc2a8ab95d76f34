import type { CaseFile } from '../case-file.js';
import type { WarmHandoffSettings } from '../program.js';

export type HandoffStanding = 'requested' | 'coming' | 'nobodyComing' | 'ended';

/** What the officer is shown: who comes is in the file; that nobody does follows from how often the request passed on. */
export function handoffStanding({ handoff }: Pick<CaseFile, 'handoff'>, settings: WarmHandoffSettings): HandoffStanding {
  if (handoff.outcome === 'met' || handoff.outcome === 'declined') return 'ended';
  if (handoff.coming) return 'coming';
  return handoff.passedOn > settings.passesOn ? 'nobodyComing' : 'requested';
}

/** What an officer can do when nobody comes. */
export const whatToDoWhenNobodyComes =
  'Nobody can come now. The supervisor has been told. You may leave the referral for the next working day.';
