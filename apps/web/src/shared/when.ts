import { useMemo } from 'react';
import { useLanguage } from '../i18n/index';
import { serverNow } from './device/clock';

export interface When {
  /** Nov 22, 2026, 4:05 PM */
  dateTime(instant: string): string;
  /** Sun, Nov 22, 2026 */
  date(instant: string): string;
  /** 4:05 PM */
  time(instant: string): string;
  /** A calendar day (`YYYY-MM-DD`) is the same everywhere: Nov 22, 2026 */
  day(day: string): string;
  /** In 3 hours; 2 days ago */
  fromNow(instant: string): string;
}

/** Instants are shown in the zone of the program that they belong to; without one, in that of the device. */
export function useWhen(zone?: string): When {
  const [language] = useLanguage();
  return useMemo(() => {
    const of = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { ...(zone !== undefined && { timeZone: zone }), ...options });
    const dateTime = of({ dateStyle: 'medium', timeStyle: 'short' });
    const date = of({ weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' });
    const time = of({ timeStyle: 'short' });
    const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
    const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
    return {
      dateTime: (instant) => dateTime.format(new Date(instant)),
      date: (instant) => date.format(new Date(instant)),
      time: (instant) => time.format(new Date(instant)),
      day: (text) => day.format(new Date(`${text}T00:00:00Z`)),
      fromNow: (instant) => relative.format(...apart(instant)),
    };
  }, [language, zone]);
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

function apart(instant: string): [number, Intl.RelativeTimeFormatUnit] {
  const ms = new Date(instant).getTime() - serverNow().getTime();
  const [unit, length] = units.find(([, size]) => Math.abs(ms) >= size) ?? units[2];
  return [Math.trunc(ms / length), unit];
}
