import type { PathwayId } from './program.js';

/** What a machine account may be let do: one of these each, and no route besides. Its roles go on to say what it may do there. */
export const scopes = {
  'notices:write': 'Hand in overdose notices',
  'calls:write': 'Hand in responses to calls',
  'help:write': "Hand in the public's requests for help, which this system asks for by itself",
  'directory:read': 'Read the directory of services',
  'directory:write': 'Hand in a directory of services',
  'capacity:write': 'Say how many beds and slots are free',
  'reports:read': 'Read reports',
  'outbox:read': 'Read what staff were told',
} as const;

export type Scope = keyof typeof scopes;

export const scopeIds = Object.keys(scopes) as Scope[];

const toOpen: Partial<Readonly<Record<PathwayId, Scope>>> = { naloxonePlus: 'notices:write', selfReferral: 'help:write', activeOutreach: 'help:write' };

/** Whether an account opens cases on a pathway: a machine by what its scopes let it hand in; of people their roles say it. */
export function mayHandIn({ machine, scopes }: { machine: boolean; scopes: readonly Scope[] }, pathwayId: string): boolean {
  const needed = toOpen[pathwayId as PathwayId];
  return !machine || (needed !== undefined && scopes.includes(needed));
}
