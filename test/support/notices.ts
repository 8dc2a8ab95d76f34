import { randomUUID } from 'node:crypto';
import type { Answer, HttpEngine } from './http-engine.js';
import { instantFrom } from './http-moves.js';

/** An overdose notice, as a mapping feed in Plymouth County would hand it in, `minutes` from now. */
export function overdoseIn(http: HttpEngine, area: string, more: object = {}, minutes = -5): Record<string, unknown> {
  return { noticeId: randomUUID(), occurredAt: instantFrom(http, minutes), area, place: 'Behind the bus station', fatal: false, naloxoneDoses: 2, source: 'County dispatch', ...more };
}

/** A response to a call in West Virginia, `minutes` from now. */
export function callIn(http: HttpEngine, more: object = {}, minutes = -5): Record<string, unknown> {
  return { callId: `C-${randomUUID().slice(0, 8)}`, occurredAt: instantFrom(http, minutes), area: 'county', kind: 'behavioralHealth', place: 'Third and Main', ...more };
}

export function handsIn(http: HttpEngine, as: string, what: 'overdose' | 'call', body: unknown): Promise<Answer> {
  return http.send('POST', `/api/notices/${what}`, { as, body });
}

/** A notice that is no test of notices: the id of its case. */
export async function noticed(http: HttpEngine, as: string, body: unknown): Promise<string> {
  const { status, body: answer } = await handsIn(http, as, 'overdose', body);
  if (status !== 201) throw new Error(`A notice as ${as}: ${status} ${JSON.stringify(answer)}`);
  return answer.caseId as string;
}
