/** What a machine account may be let do: one of these each, and no route besides. Its roles go on to say what it may do there. */
export const scopes = {
  'notices:write': 'Hand in overdose notices',
  'calls:write': 'Hand in responses to calls',
  'directory:read': 'Read the directory of services',
  'directory:write': 'Hand in a directory of services',
  'capacity:write': 'Say how many beds and slots are free',
  'reports:read': 'Read reports',
  'outbox:read': 'Read what staff were told',
} as const;

export type Scope = keyof typeof scopes;

export const scopeIds = Object.keys(scopes) as Scope[];
