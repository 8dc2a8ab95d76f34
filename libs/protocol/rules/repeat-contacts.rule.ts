import type { StartSource } from '../case-file.js';
import type { PathwayId, Program } from '../program.js';
import { busiestWindow, type Happening, type Window } from './busiest-window.rule.js';

const inField: readonly StartSource[] = ['officerInField', 'emergencyCall', 'emsOrFire'];

/**
 * Openings of a case that are a response to the person in the field, a co-responding team's among them (PERF report, section
 * on Longmont: "track individuals who need repeated assistance"). Outreach because of earlier responses is none itself.
 */
const responses: Partial<Record<PathwayId, readonly StartSource[]>> = {
  officerPrevention: [...inField, 'repeatContacts'],
  activeOutreach: inField,
};

export function isResponse(pathwayId: string, source: StartSource): boolean {
  return responses[pathwayId as PathwayId]?.includes(source) ?? false;
}

/**
 * The run of responses to one person that a contact belongs to, once it is as long as the program says (West Virginia Police
 * and Peers, program overview: "responded to 6 times in a matter of 3 days"). The last instant of those days is in it: this
 * project's reading. `endOf`: see `busiestWindow`.
 */
export function repeatContactsOf<H extends Happening>(contact: H, contacts: readonly H[], { repeatContacts }: Pick<Program, 'repeatContacts'>, endOf: (begins: string) => string): Window<H> | undefined {
  if (!repeatContacts) return undefined;
  const window = busiestWindow(contacts, contact.id, endOf);
  return window && window.happenings.length >= repeatContacts.count ? window : undefined;
}
