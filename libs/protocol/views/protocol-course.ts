import type { StageId } from '../program.js';
import type { PathwayText, StageText } from './protocol-prose.js';

export type Place = StageId | 'start' | 'closed';

/** From one place of a pathway to another. */
export interface Way {
  from: Place;
  to: Place;
  /** When it is gone, where it is not simply the next. */
  when?: string;
}

/** Where a pathway leads: its stages in their order, those that run beside them, and every way between them. */
export interface Course {
  main: StageText[];
  beside: StageText[];
  ways: Way[];
}

/** Stages that run beside the others: abeyance once the person takes part, support for the family from the start. */
const besides: Readonly<Partial<Record<StageId, Place>>> = { abeyance: 'consent', familySupport: 'start' };

export function courseOf({ stages }: Pick<PathwayText, 'stages'>): Course {
  const main = stages.filter(({ id }) => !(id in besides));
  const beside = stages.filter(({ id }) => id in besides);
  const places: Place[] = ['start', ...main.map(({ id }) => id), 'closed'];
  const onward = places.slice(1).map((to, index): Way => ({ from: places[index]!, to }));
  const exits = main.flatMap(({ id, exits: endings }): Way[] => (endings.length > 0 ? [{ from: id, to: 'closed', when: endings.join(' or ') }] : []));
  const again: Way[] = places.includes('placement') && places.includes('followUp') ? [{ from: 'followUp', to: 'placement', when: 'wants a placement again' }] : [];
  const apart = beside.flatMap(({ id }): Way[] => {
    const after = besides[id]!;
    return [
      { from: places.includes(after) ? after : 'start', to: id, when: 'beside it' },
      { from: id, to: 'closed' },
    ];
  });
  return { main, beside, ways: [...onward, ...exits, ...again, ...apart] };
}
