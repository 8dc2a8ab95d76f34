import { resolveDue } from '../deadlines.js';

/** The instants (RFC 3339) between which everything lies that can be in one window of this length with `at`. */
export function aroundInTime(at: string, within: string, zone: string): [from: string, to: string] {
  const day = 'P1D';
  // A day more on both sides: a window's length by the calendar depends on where it begins.
  const from = resolveDue({ from: resolveDue({ from: at, minus: within }, new Date(at), zone), minus: day }, new Date(at), zone);
  const to = resolveDue({ from: resolveDue({ from: at, plus: within }, new Date(at), zone), plus: day }, new Date(at), zone);
  return [from, to];
}
