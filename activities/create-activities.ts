import type { ExchangeAnswer, ExchangeRequest, LoadAnswer, LoadRequest, NotifyRequest } from '#protocol/exchange';
import { exchange, load } from '#persistence/case-log/exchange';
import type { ExchangeParts } from '#persistence/case-log/record-parts';
import { notify } from './notify.js';

export interface Activities {
  load(request: LoadRequest): Promise<LoadAnswer>;
  exchange(request: ExchangeRequest): Promise<ExchangeAnswer>;
  notify(request: NotifyRequest): Promise<void>;
}

/** What a workflow does to the world: `load` and `exchange` are local, the rest regular activities. */
export function createActivities(parts: ExchangeParts): Activities {
  return {
    load: (request) => load(parts, request),
    exchange: (request) => exchange(parts, request),
    notify: (request) => notify(parts, request),
  };
}
