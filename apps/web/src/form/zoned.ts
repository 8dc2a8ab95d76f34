/** The instant at which clocks in the zone show `local` (`YYYY-MM-DDTHH:mm`); in a skipped hour, the one after it. */
export function instantIn(local: string, zone: string): string {
  const wanted = Date.parse(`${local.length === 16 ? `${local}:00` : local}Z`);
  // Twice, because the offset at the first guess may not be the one at the instant that is meant.
  const once = wanted - offsetAt(wanted, zone);
  return new Date(wanted - offsetAt(once, zone)).toISOString();
}

/** What clocks in the zone show at an instant, `YYYY-MM-DDTHH:mm`. */
export function localIn(instant: string, zone: string): string {
  const at = Date.parse(instant);
  return new Date(at + offsetAt(at, zone)).toISOString().slice(0, 16);
}

/** Milliseconds by which the zone's clocks are ahead of UTC at that instant. */
function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(at / 1000) * 1000;
}
