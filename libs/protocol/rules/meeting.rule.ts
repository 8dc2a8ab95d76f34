import type { MeetingSettings } from '../program.js';
import type { Refusal } from '../refusal.js';

export const meetingDecisions = {
  acutelyElevated: 'Acutely elevated risk',
  notElevated: 'No acutely elevated risk',
} as const;
export type MeetingDecision = keyof typeof meetingDecisions;

interface RiskDecision {
  factors: readonly string[];
  decision: MeetingDecision;
  because?: string;
  reviewOn?: string;
}

/** With fewer factors than the program asks for, the meeting says why it finds the risk elevated; and it says when it looks again. */
export function riskDecisionProblems({ factors, decision, because, reviewOn }: RiskDecision, settings: MeetingSettings | undefined): Refusal[] {
  if (decision !== 'acutelyElevated' || !settings) return [];
  const few = new Set(factors).size < settings.elevatedFrom && because === undefined;
  return [
    ...(few ? [{ code: 'MEETING.TOO_FEW_FACTORS', message: `With fewer than ${settings.elevatedFrom} of the factors, say why`, field: 'because' }] : []),
    ...(reviewOn === undefined ? [{ code: 'MEETING.REVIEW_MISSING', message: 'Say when the decision is reviewed', field: 'reviewOn' }] : []),
  ];
}
