import type { CaseFile } from '../case-file.js';
import { localTime } from './local-time.rule.js';

type FirstContact = Pick<CaseFile, 'handoff' | 'hops' | 'intake'>;
type Contacts = FirstContact & Pick<CaseFile, 'plan' | 'engagement'>;

const aDay = 24 * 60 * 60 * 1000;

/** The first contact, RFC 3339: a peer met the person at the handoff, outreach engaged the person, or the intake was taken. */
export function firstContactAt({ handoff, hops, intake }: FirstContact): string | undefined {
  return [handoff.metAt, hops?.engaged, intake?.at].flatMap((at) => at ?? []).sort((a, b) => Date.parse(a) - Date.parse(b))[0];
}

/** The file after the person was reached: it keeps the first contact that came a day or more after they met. */
export function withContact(file: CaseFile, at: string): CaseFile {
  if (file.engagement?.contactAt !== undefined || !isLaterContact(file, at)) return file;
  return { ...file, engagement: { ...file.engagement, contactAt: at } };
}

/**
 * Engaged at 30 days: after the first contact, and no later than `by` (RFC 3339), the person was reached once more, a day
 * or more after they had met. That definition is this project's default; no source gives one.
 */
export function isEngagedBy(file: Contacts, by: string): boolean {
  return [file.engagement?.contactAt, file.intake?.at, file.plan?.at].some(
    (at) => at !== undefined && isLaterContact(file, at) && Date.parse(at) <= Date.parse(by),
  );
}

/** The day that decides, `YYYY-MM-DD`: the 30th after the first contact, by the calendar of the program's zone. */
export function dayOfDecision(firstContact: string, zone: string): string {
  const { date } = localTime(firstContact, zone);
  return new Date(Date.parse(`${date}T00:00:00Z`) + 30 * aDay).toISOString().slice(0, 10);
}

function isLaterContact(file: Contacts, at: string): boolean {
  const first = firstContactAt(file);
  return first !== undefined && Date.parse(at) - Date.parse(first) >= aDay;
}
