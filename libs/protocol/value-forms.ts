const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const day = /^(\d{4})-(\d{2})-(\d{2})$/;
const instant = /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** What a `code` field takes: letters, digits, `. _ / -` and inner spaces; 40 characters at most. */
export const codePattern = '[A-Za-z0-9._/-](?:[A-Za-z0-9 ._/-]{0,38}[A-Za-z0-9._/-])?';
const code = new RegExp(`^(?:${codePattern})$`);

export function isCode(value: unknown): value is string {
  return typeof value === 'string' && code.test(value);
}

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && uuid.test(value);
}

/** A day that the calendar has, `YYYY-MM-DD`, from 1900 to 2199. */
export function isCalendarDate(value: unknown): value is string {
  const parts = typeof value === 'string' ? day.exec(value) : null;
  if (!parts) return false;
  const [year, month, date] = parts.slice(1).map(Number) as [number, number, number];
  if (year < 1900 || year > 2199) return false;
  const read = new Date(Date.UTC(year, month - 1, date));
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === date;
}

/** RFC 3339 with an offset, on a day that the calendar has. No leap seconds: no clock here can show one. */
export function isInstant(value: unknown): value is string {
  const parts = typeof value === 'string' ? instant.exec(value) : null;
  return parts !== null && isCalendarDate(parts[1]);
}
