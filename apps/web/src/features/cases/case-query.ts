import type { paths } from '../../api/schema';

type CaseQuery = NonNullable<paths['/api/cases']['get']['parameters']['query']>;

/** What the address of the page asks for: a filter that is left empty is not in it. */
export interface Asked {
  program?: string;
  pathway?: string;
  stage?: string;
  status?: string;
  mine?: string;
  changed?: string;
}
export const filters = ['program', 'pathway', 'stage', 'status', 'mine', 'changed'] as const satisfies readonly (keyof Asked)[];

export function askedIn(params: URLSearchParams): Asked {
  return Object.fromEntries(filters.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])));
}

/** The same as the API is asked it; a value that it does not know it refuses by name. */
export function queryOf({ mine, ...asked }: Asked, staffId: string): CaseQuery {
  return { ...asked, ...(mine !== undefined && { assignee: staffId }) };
}
