import type { Program } from '../program.js';
import { busiestWindow, type Happening, type Window } from './busiest-window.rule.js';

export interface OverdoseNotice extends Happening {
  /** From the program's own areas. */
  area: string;
}

export interface Spike extends Window<OverdoseNotice> {
  /** The area around which it is. */
  area: string;
}

/** A spike that has been told, as its alert holds it. */
export interface KnownSpike {
  id: string;
  area: string;
  /** RFC 3339. */
  since: string;
  until: string;
}

type Areas = Program['areas'];

/** The area and those beside it. */
export function around(area: string, areas: Areas): readonly string[] {
  return [area, ...(areas[area]?.neighbours ?? [])];
}

/** The areas around which a notice from this one counts: its own first, then those that name it as beside them. */
function centres(area: string, areas: Areas): string[] {
  const beside = Object.keys(areas).filter((other) => other !== area && around(other, areas).includes(area));
  return [area, ...beside.sort()];
}

/** The areas whose notices decide whether one from this area makes a spike. */
export function areasThatCount(area: string, areas: Areas): string[] {
  return [...new Set(centres(area, areas).flatMap((centre) => around(centre, areas)))];
}

/**
 * The spike that a notice belongs to: more notices than the threshold within the program's time, in an area and those
 * beside it. That the threshold itself is none, and that a notice exactly as old as the time still counts, are this
 * project's reading; no source states them. `endOf`: see `busiestWindow`.
 */
export function spikeOf(notice: OverdoseNotice, notices: readonly OverdoseNotice[], { areas, spike }: Pick<Program, 'areas' | 'spike'>, endOf: (begins: string) => string): Spike | undefined {
  if (!spike) return undefined;
  for (const centre of centres(notice.area, areas)) {
    const counted = notices.filter(({ area }) => around(centre, areas).includes(area));
    const window = busiestWindow(counted, notice.id, endOf);
    if (window && window.happenings.length > spike.threshold) return { area: centre, ...window };
  }
  return undefined;
}

/** Of the spikes told before, the one that this continues: they share a notice. */
export function continuedSpike(spike: Spike, known: readonly KnownSpike[], areas: Areas): KnownSpike | undefined {
  return known.find(({ area, since, until }) =>
    spike.happenings.some((notice) => around(area, areas).includes(notice.area) && isWithin(notice.at, since, until)),
  );
}

function isWithin(at: string, since: string, until: string): boolean {
  return Date.parse(since) <= Date.parse(at) && Date.parse(at) <= Date.parse(until);
}
