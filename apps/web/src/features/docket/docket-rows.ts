import { answerOf, api, type Schema } from '../../api/client';
import type { paths } from '../../api/schema';

export type DocketRow = Schema<'DocketRowSchema'>;
export type CourtCondition = Schema<'CourtConditionSchema'>;
export type DocketQuery = NonNullable<paths['/api/docket']['get']['parameters']['query']>;

export function readDocket(query: DocketQuery): Promise<Schema<'DocketSchema'>> {
  return answerOf(api.GET('/api/docket', { params: { query } }));
}

/** The pages that one paper is made of. */
const mostPages = 4;

/** As much as a paper can hold; `more`: there is more than that. */
export async function readWholeDocket(query: DocketQuery): Promise<{ items: DocketRow[]; disclosure?: Schema<'DisclosureNoteSchema'>; more: boolean }> {
  const items: DocketRow[] = [];
  let disclosure: Schema<'DisclosureNoteSchema'> | undefined;
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const read = await readDocket({ ...query, limit: 500, ...(cursor !== undefined && { cursor }) });
    items.push(...read.items);
    disclosure ??= read.disclosure;
    cursor = read.next;
    if (cursor === undefined) break;
  }
  return { items, more: cursor !== undefined, ...(disclosure && { disclosure }) };
}

export function isLate({ daysLeft }: DocketRow): boolean {
  return daysLeft !== undefined && daysLeft < 0;
}

/** The conditions, where this reader may know how they stand. */
export function conditionsShown({ conditions }: DocketRow): readonly CourtCondition[] {
  return typeof conditions === 'string' ? [] : conditions;
}
