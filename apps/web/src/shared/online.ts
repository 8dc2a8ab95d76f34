import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

// The app may well be begun without a network.
onlineManager.setOnline(navigator.onLine);

/** Whether there is a network, as far as the device knows. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );
}
