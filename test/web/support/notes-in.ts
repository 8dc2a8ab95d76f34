import type { Api } from './fixtures.js';

/** How many notes stand in the case. */
export async function notesIn(who: Api, caseId: string): Promise<number> {
  const { body } = await who.get(`/api/cases/${caseId}/events?limit=500`);
  return (body.items as { type: string }[]).filter(({ type }) => type === 'addNote').length;
}
