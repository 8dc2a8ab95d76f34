import type { NotifyRequest } from '#protocol/exchange';
import type { ExchangeParts } from '#persistence/case-log/record-parts';
import { beginEffect, endEffect } from '#persistence/case-log/effect';
import { isInOutbox, putInOutbox } from '#persistence/outbox';

/**
 * Puts a notice into the outbox, once. It names the case, its kind and whom it is for, and holds nothing personal, so it
 * discloses nothing. Started before and done after: where a crash between the two leaves no trace of the notice, the
 * log says that its outcome is unknown.
 */
export async function notify(parts: ExchangeParts, request: NotifyRequest): Promise<void> {
  const { caseId, key, kind, subject } = request;
  const effect = { caseId, key, effect: kind, ...(subject !== undefined && { subject }) };
  const begun = await beginEffect(parts, effect);
  if (begun === 'ended') return;
  if (begun === 'startedBefore') {
    return endEffect(parts, effect, (await isInOutbox(parts.database.pool, caseId, key)) ? 'effectDone' : 'effectUnknown');
  }
  await putInOutbox(parts.database.pool, request, parts.clock.now());
  await endEffect(parts, effect, 'effectDone');
}
