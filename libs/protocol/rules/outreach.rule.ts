import type { CaseFile, Hop, Outreach, TeamOut } from '../case-file.js';
import type { OutreachStanding } from '../case-file.js';
import type { Duration, FamilySupportSettings, OutreachSettings } from '../program.js';
import { localTime } from './local-time.rule.js';

/** Who has been tried before, in words. */
export const outreachStandings: Readonly<Record<OutreachStanding, string>> = {
  neverContacted: 'Never contacted',
  notLocated: 'Tried, and not located',
  interestedLater: 'Declined, and interested in help later',
  declined: 'Declined, with no interest',
  activeParticipant: 'Takes part already',
};

/** What came of an attempt to contact the person. */
export type ContactOutcome = 'engaged' | 'declined' | 'interestedLater' | 'notLocated' | 'metFamilyOnly';

export type VisitStanding = 'early' | 'inWindow' | 'missed';
export type VisitWindow = NonNullable<OutreachSettings['window']>;
export type FamilyWindow = NonNullable<FamilySupportSettings['afterDeath']>;

const minute = 60_000;

/**
 * How a visit stands in its window: the first minute and the last one are both inside, as they are written down, by hours
 * and minutes that have passed: a change to or from daylight-saving time moves neither (PERF report, section on Plymouth
 * County: "within 12 to 72 hours"; how minutes count is this project's default). Instants are RFC 3339.
 */
export function visitStanding(at: string, event: string, window: VisitWindow): VisitStanding {
  const { opens, closes } = visitWindow(event, window);
  if (Date.parse(at) < Date.parse(opens)) return 'early';
  return Date.parse(at) > Date.parse(closes) ? 'missed' : 'inWindow';
}

/** The first and the last instant of the window, RFC 3339: the last one is the end of the last minute. */
export function visitWindow(event: string, { opens, closes }: VisitWindow): { opens: string; closes: string } {
  const began = Math.floor(Date.parse(event) / minute) * minute;
  const instant = (after: number) => new Date(began + after).toISOString();
  return { opens: instant(elapsed(opens)), closes: instant(elapsed(closes) + minute - 1) };
}

/**
 * How a visit to a family after a death stands in its window, by calendar days of the program's zone: the first day and the
 * last one are both inside. For checks and views only.
 */
export function familyVisitStanding(at: string, death: string, window: FamilyWindow, zone: string): VisitStanding {
  const { first, last } = familyVisitDays(death, window, zone);
  const today = localTime(at, zone).date;
  if (today < first) return 'early';
  return today > last ? 'missed' : 'inWindow';
}

/** The first and the last day of it, `YYYY-MM-DD`. */
export function familyVisitDays(death: string, { opens, closes }: FamilyWindow, zone: string): { first: string; last: string } {
  const day = localTime(death, zone).date;
  const after = (duration: Duration) => new Date(Date.parse(`${day}T00:00:00Z`) + elapsed(duration)).toISOString().slice(0, 10);
  return { first: after(opens), last: after(closes) };
}

const parts = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Whether a duration has a length of its own: months and years have none. */
export function hasLength(duration: Duration): boolean {
  return parts.test(duration);
}

/** Milliseconds of an ISO 8601 duration of weeks, days of 24 hours, hours, minutes and seconds. Throws on another. */
export function elapsed(duration: Duration): number {
  const read = parts.exec(duration);
  if (!read) throw new Error(`Not a duration of weeks, days, hours, minutes and seconds: ${duration}`);
  const counts = read.slice(1).map((count: string | undefined) => Number(count ?? 0));
  const [weeks, days, hours, minutes, seconds] = counts as [number, number, number, number, number];
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000;
}

/** Outreach as it begins. */
export function newOutreach(standing: OutreachStanding = 'neverContacted'): Outreach {
  return { standing, attempts: 0, withoutContact: 0 };
}

/** From when the time for a visit counts: what it follows, or the opening of the case where that is not known. */
export function eventOf({ start, openedAt }: Pick<CaseFile, 'start' | 'openedAt'>): string {
  return start?.at ?? openedAt;
}

/** Who was tried, and with what answer, after one more attempt: the place in the order of work follows from it. */
export const standingAfter: Readonly<Record<ContactOutcome, OutreachStanding>> = {
  engaged: 'activeParticipant',
  declined: 'declined',
  interestedLater: 'interestedLater',
  notLocated: 'notLocated',
  metFamilyOnly: 'notLocated',
};

/** Whether the person was spoken to. */
export function isContact(outcome: ContactOutcome): boolean {
  return outcome === 'engaged' || outcome === 'declined' || outcome === 'interestedLater';
}

/**
 * How outreach ends with this attempt, if it does: engaged or declined at once, not reached after so many attempts without
 * contact. Somebody who is interested later is not given up.
 */
export function outcomeAfter(outcome: ContactOutcome, withoutContact: number, { attempts }: Pick<OutreachSettings, 'attempts'>): Outreach['outcome'] {
  if (outcome === 'engaged' || outcome === 'declined') return outcome;
  return withoutContact >= attempts ? 'notReached' : undefined;
}

/** Whether outreach to the person goes on: a visit belongs to it, and to the family otherwise. */
export function isSought({ outreach }: Pick<CaseFile, 'outreach'>): boolean {
  return outreach !== undefined && outreach.outcome === undefined;
}

/** Whether a team of this stage has checked in and not checked out. */
export function isOut({ teamOut }: Pick<CaseFile, 'teamOut'>, stage: TeamOut['stage']): boolean {
  return teamOut?.stage === stage;
}

/** The file with the instant (RFC 3339) of a hop, the first time that it is made. */
export function withHop(file: CaseFile, hop: Hop, at: string): CaseFile {
  if (!file.hops || file.hops[hop] !== undefined) return file;
  return { ...file, hops: { ...file.hops, [hop]: new Date(at).toISOString() } };
}

/** The file with a visit over: before the next one the scene is declared safe again, and a team sent. */
export function withVisitOver(file: CaseFile): CaseFile {
  const { teamOut: _back, ...rest } = file;
  if (!file.outreach) return rest;
  const { sceneSafe: _then, team: _sent, ...outreach } = file.outreach;
  return { ...rest, outreach };
}
