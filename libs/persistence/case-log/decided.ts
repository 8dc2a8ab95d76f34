import type { Decided } from '#protocol/event';

/** Claiming this wait decides its race: the others' waits go in the same transaction, and the event lists them. */
export function decided(race: { race: string; winner: string }, claimed: string, waits: readonly { key: string }[]): Decided {
  const withdrawn = waits.map((wait) => wait.key).filter((key) => key !== claimed && key.startsWith(`${race.race}/`));
  return { ...race, withdrawn };
}
