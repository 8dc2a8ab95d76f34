import type { ExchangeAnswer, ExchangeRequest, LoadAnswer, LoadRequest } from '#protocol/exchange';
import { exchange, load } from '#persistence/case-log/exchange';
import type { ExchangeParts } from '#persistence/case-log/record-parts';

export interface Activities {
  load(this: void, request: LoadRequest): Promise<LoadAnswer>;
  exchange(this: void, request: ExchangeRequest): Promise<ExchangeAnswer>;
}

/** What a workflow does to the world: it learns from the record, and adds to it. Both are local activities. */
export function createActivities(parts: ExchangeParts): Activities {
  return {
    load: (request) => load(parts, request),
    exchange: (request) => exchange(parts, request),
  };
}
