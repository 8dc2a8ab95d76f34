import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { meQuery, useMe } from '../api/queries';
import { accessNow } from '../shared/device/access';
import { serverNow } from '../shared/device/clock';
import { lock } from './session';

const lastTouch = 'dpad.lastTouch';
const touches = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
const everySeconds = 15;
/** While somebody fills in a long form, the session is told of it this often. */
const tellEvery = 5 * 60_000;

/** Where the API sets no limit for this person. 30 minutes: CJIS Security Policy, session lock. */
const idleMinutesOtherwise = 30;

/** Locks the screen when nothing was done for so long, in any window, or when the session has come to its end. */
export function useIdleLock(): void {
  const client = useQueryClient();
  const { session } = useMe();
  const idle = (session.idleMinutes ?? idleMinutesOtherwise) * 60_000;
  const { endsAt } = session;
  useEffect(() => {
    let told = Date.now();
    const touched = (): void => {
      const now = Date.now();
      // What is touched after the limit is not work that goes on.
      if (now - lastTouched() >= idle) return;
      localStorage.setItem(lastTouch, String(now));
      if (now - told < tellEvery) return;
      told = now;
      void client.invalidateQueries({ queryKey: meQuery.queryKey });
    };
    const look = (): void => {
      const now = Date.now();
      // Touched in what is to come: the device's clock was put back.
      if (lastTouched() > now) localStorage.setItem(lastTouch, String(now));
      if (now - lastTouched() >= idle) void lock('idle');
      else if (!isByCode() && serverNow().getTime() >= Date.parse(endsAt)) void lock('ended');
    };
    localStorage.setItem(lastTouch, String(Date.now()));
    for (const touch of touches) window.addEventListener(touch, touched, { passive: true, capture: true });
    document.addEventListener('visibilitychange', look);
    const looking = setInterval(look, everySeconds * 1000);
    return () => {
      for (const touch of touches) window.removeEventListener(touch, touched, { capture: true });
      document.removeEventListener('visibilitychange', look);
      clearInterval(looking);
    };
  }, [client, idle, endsAt]);
}

/** Whoever works without a network by the code has no session that could end; what was read of the last one is old. */
function isByCode(): boolean {
  const access = accessNow();
  return access.is === 'open' && access.by === 'code';
}

function lastTouched(): number {
  return Number(localStorage.getItem(lastTouch));
}
