import { basisOf, type Basis, type Held, type Reader } from '../rules/disclosure.rule.js';

/** Something that a reader was shown because a consent or an emergency allows it. */
export interface Disclosed {
  /** `section:<name>`, `entry:<number>:<path>`. */
  what: string;
  basis: Extract<Basis, { by: 'consent' | 'emergency' }>;
}

/** An answer in the making: who reads it, and what it has disclosed so far. */
export interface Answering {
  reader: Reader;
  disclosed: Disclosed[];
}

/** Whether the answer may show the value; noted where showing it is a disclosure. */
export function discloses({ reader, disclosed }: Answering, held: Held, what: string): boolean {
  const basis = basisOf(reader, held);
  if (basis?.by === 'consent' || basis?.by === 'emergency') disclosed.push({ what, basis });
  return basis !== undefined;
}
