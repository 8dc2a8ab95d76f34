import type { CaseFile } from '../case-file.js';
import type { WarmHandoffSettings } from '../program.js';

/** Whether a member of the team has met the person: from then on care can begin. */
export function hasBeenMet({ handoff, outreach }: Pick<CaseFile, 'handoff' | 'outreach'>): boolean {
  return handoff.outcome === 'met' || outreach?.outcome === 'engaged';
}

/** Left outside the program's hours: the answer may wait for the next working day. */
export function isForNextWorkingDay({ screening, start }: Pick<CaseFile, 'screening' | 'start'>): boolean {
  return screening?.referralForNextWorkingDay === true || start?.referralForNextWorkingDay === true;
}

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
