import type { Field } from '../fields.js';
import type { Moment } from './reader.js';

/** A device's clock may be off by this much, in milliseconds, before an instant counts as in the future or the past. */
const clockTolerance = 2 * 60_000;

/** What is wrong with a date or an instant that is outside of what its field allows now; `undefined` if nothing is. */
export function outOfBounds(field: Field, value: unknown, { now, today }: Moment): string | undefined {
  if (typeof value !== 'string') return undefined;
  switch (field.kind) {
    case 'date': {
      const earliest = field.earliest === 'today' ? today : field.earliest;
      const latest = field.latest === 'today' ? today : field.latest;
      if (earliest !== undefined && value < earliest) return `It must not be before ${earliest}`;
      if (latest !== undefined && value > latest) return `It must not be after ${latest}`;
      return undefined;
    }
    case 'dateTime':
      if (field.earliest === 'now' && Date.parse(value) < Date.parse(now) - clockTolerance) return 'It must not be in the past';
      if (field.latest === 'now' && Date.parse(value) > Date.parse(now) + clockTolerance) return 'It must not be in the future';
      return undefined;
    default:
      return undefined;
  }
}
