import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { answerOf, api, type Schema } from './client';

export type Me = Schema<'MeSchema'>;
export type Case = Schema<'CaseSchema'>;
export type OpenStep = Schema<'OpenStepSchema'>;
export type FormField = Schema<'FormFieldSchema'>;
export type WorkItem = Schema<'WorkItemSchema'>;

/** The last answer of a query with these is kept on the device, sealed to the person, and is there without a network. */
export const keptOffline = { meta: { keep: true }, gcTime: 86_400_000 } as const;

/** For what holds nothing of a person and no name: whoever fills in without a network needs no sign-in to see it. */
export const keptOpen = { ...keptOffline, meta: { keep: true, open: true } } as const;

/**
 * Keys: `['me']`, `['programs']`, `['case', caseId, …]`, `['program', programId, …]` and `['list', name, …]`. What changes a case
 * or a program calls `useReadAnew`, and so does the doorbell of the API.
 */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => answerOf(api.GET('/api/me')), staleTime: 60_000, ...keptOffline });

export const programsQuery = queryOptions({ queryKey: ['programs'], queryFn: () => answerOf(api.GET('/api/programs')), staleTime: 300_000, ...keptOpen });

export const pathwaysQuery = queryOptions({ queryKey: ['pathways'], queryFn: () => answerOf(api.GET('/api/pathways')), staleTime: 300_000, ...keptOpen });

export const caseQuery = (caseId: string) =>
  queryOptions({ queryKey: ['case', caseId], queryFn: () => answerOf(api.GET('/api/cases/{caseId}', { params: { path: { caseId } } })), ...keptOffline });

/** What the caller may record for a program, in no case. */
export const programStepsQuery = (programId: string) =>
  queryOptions({ queryKey: ['program', programId, 'steps'], queryFn: () => answerOf(api.GET('/api/programs/{programId}/steps', { params: { path: { programId } } })) });

/** Who is signed in. Within the signed-in part of the app it is always there. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('Nobody is signed in here');
  return data;
}

/** By id: titles and zones of the caller's programs. Empty until they are read. */
export function usePrograms(): ReadonlyMap<string, Schema<'ProgramSchema'>> {
  const { data } = useQuery(programsQuery);
  return new Map(data?.items.map((program) => [program.programId, program]));
}

export interface Changed {
  caseId?: string;
  programId?: string;
}

/** Marks what was read as old, so that whatever is on the screen is read again. */
export async function readAnew(client: QueryClient, changed: readonly Changed[]): Promise<void> {
  const keys = changed.flatMap(({ caseId, programId }) => [...(caseId === undefined ? [] : [['case', caseId]]), ...(programId === undefined ? [] : [['program', programId]])]);
  await Promise.all([['list'], ...keys].map((queryKey) => client.invalidateQueries({ queryKey })));
}

export function useReadAnew(): (changed: Changed) => Promise<void> {
  const client = useQueryClient();
  return useCallback((changed) => readAnew(client, [changed]), [client]);
}
