import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schema } from '../../api/client';
import { usePages } from '../../shared/pages';

export type Entry = Schema<'TimelineEntrySchema'>;
export type EntryField = Schema<'TimelineFieldSchema'>;
export type Order = 'newest' | 'oldest';

export function useTimeline(caseId: string, order: Order) {
  return usePages(['case', caseId, 'events', order], (cursor) => answerOf(api.GET('/api/cases/{caseId}/events', { params: { path: { caseId }, query: { order, ...cursor } } })));
}

/** What the process notes of its own course; what people did, and what time or a place decided, always stands. */
export const ofTheProcess: readonly string[] = ['waitOpened', 'stageStarted', 'stageEnded', 'stageSkipped'];

/** Whether it is new to somebody who had seen the case up to another entry: what they recorded themselves is not. */
export function isNewTo({ entry, by }: Entry, staffId: string, seenBefore: number | undefined): boolean {
  return seenBefore !== undefined && entry > seenBefore && by?.id !== staffId;
}

/** As many as the API gives at once. */
const whole = 500;

/** All of it, newest first. */
export function useWholeTimeline(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'events', 'whole'],
    queryFn: async () => {
      const read = (cursor: { cursor?: string }) => answerOf(api.GET('/api/cases/{caseId}/events', { params: { path: { caseId }, query: { order: 'newest', limit: whole, ...cursor } } }));
      const first = await read({});
      const items = [...first.items];
      for (let { next } = first; next !== undefined; ) {
        const page = await read({ cursor: next });
        items.push(...page.items);
        next = page.next;
      }
      return { ...first, items };
    },
  });
}

/** The newest entries: whoever has just done a step is among them. */
export async function lastEntryOf(caseId: string, stepId: string): Promise<Entry | undefined> {
  const { items } = await answerOf(api.GET('/api/cases/{caseId}/events', { params: { path: { caseId }, query: { order: 'newest', limit: 50 } } }));
  return items.find(({ type }) => type === stepId);
}
