import type { Schema } from '../../api/client';

export type Visit = Schema<'VisitSchema'>;

export type VisitGroup = 'out' | 'mine' | 'others' | 'later';

export const visitGroups: readonly VisitGroup[] = ['out', 'mine', 'others', 'later'];

/** Where a visit stands in this person's day, at an instant (RFC 3339). Within a group the order is the program's order of work, as the API gives it. */
export function groupOf({ outreach, teamOut }: Visit, staffId: string, at: string): VisitGroup {
  if (teamOut) return 'out';
  if (outreach?.window && Date.parse(outreach.window.opens) > Date.parse(at)) return 'later';
  const sent = outreach?.team?.map(({ id }) => id) ?? [];
  return sent.includes(staffId) || outreach?.takenUp?.passedTo?.id === staffId ? 'mine' : 'others';
}
