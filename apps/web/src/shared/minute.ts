import { useEffect, useState } from 'react';

/** Now, in ms, as of the last minute. */
export function useMinute(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const each = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(each);
  }, []);
  return now;
}
