import { useSyncExternalStore } from 'react';

/** A value that pages read and are drawn anew with. */
export interface Observed<T> {
  get(): T;
  set(value: T): void;
  subscribe(this: void, changed: () => void): () => void;
}

export function observed<T>(first: T): Observed<T> {
  let value = first;
  const observers = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      value = next;
      for (const changed of observers) changed();
    },
    subscribe(changed) {
      observers.add(changed);
      return () => observers.delete(changed);
    },
  };
}

export function useObserved<T>(of: Observed<T>): T {
  return useSyncExternalStore(of.subscribe, () => of.get());
}
