import { useEffect, useState } from 'react';
import { serverNow } from './device/clock';

/** Now by the server's clock, in ms, as of the last minute. */
export function useMinute(): number {
  const [now, setNow] = useState(() => serverNow().getTime());
  useEffect(() => {
    const each = setInterval(() => setNow(serverNow().getTime()), 60_000);
    return () => clearInterval(each);
  }, []);
  return now;
}
