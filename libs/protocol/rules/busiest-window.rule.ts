export interface Happening {
  id: string;
  /** RFC 3339. */
  at: string;
}

export interface Window<H extends Happening> {
  /** In order of time. */
  happenings: readonly H[];
  /** The first and the last of them, RFC 3339. */
  since: string;
  until: string;
}

/**
 * Of all windows that contain the happening with this id, the one with the most in it; the earliest of several. A window
 * begins with a happening, and what falls on its last instant is in it. Late reports come in their own place in time.
 * `endOf`: the last instant of the window that begins at that one (RFC 3339), by the program's calendar.
 */
export function busiestWindow<H extends Happening>(all: readonly H[], id: string, endOf: (begins: string) => string): Window<H> | undefined {
  const inOrder = all.map((happening) => ({ happening, ms: Date.parse(happening.at) })).sort((a, b) => a.ms - b.ms || (a.happening.id < b.happening.id ? -1 : 1));
  const concerned = inOrder.findIndex(({ happening }) => happening.id === id);
  let busiest: { begins: number; ends: number } | undefined;
  let ends = 0;
  for (let begins = 0; begins <= concerned; begins += 1) {
    // No window that begins later can hold more. A calendar is slow to ask, and in a burst each notice would ask it for all others.
    if (busiest && inOrder.length - begins <= busiest.ends - busiest.begins) break;
    const end = Date.parse(endOf(inOrder[begins]!.happening.at));
    while (ends < inOrder.length && inOrder[ends]!.ms <= end) ends += 1;
    if (ends > concerned && (busiest === undefined || ends - begins > busiest.ends - busiest.begins)) busiest = { begins, ends };
  }
  if (!busiest) return undefined;
  const happenings = inOrder.slice(busiest.begins, busiest.ends).map(({ happening }) => happening);
  return { happenings, since: happenings[0]!.at, until: happenings.at(-1)!.at };
}
