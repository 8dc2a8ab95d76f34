import { instantIn, localIn } from '../../form/zoned';
import { serverNow } from '../../shared/device/clock';

/** A calendar day, `YYYY-MM-DD`, so many days on. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayAfter(day, -((weekday + 6) % 7));
}

/** The day that it is in the zone now. */
export function todayIn(zone: string): string {
  return dayOf(serverNow().toISOString(), zone);
}

/** The day that clocks in the zone show at an instant. */
export function dayOf(instant: string, zone: string): string {
  return localIn(instant, zone).slice(0, 10);
}

/** A week's first instant, and the first that is no longer in it. */
export function weekFrom(monday: string, zone: string): { dueFrom: string; dueTo: string } {
  return { dueFrom: startOf(monday, zone), dueTo: startOf(dayAfter(monday, 7), zone) };
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

function startOf(day: string, zone: string): string {
  return instantIn(`${day}T00:00`, zone);
}
