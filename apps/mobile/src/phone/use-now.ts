import { useEffect, useState } from "react";

/** The time, ms since the epoch, looked at again every `everyMs`: "since" and "no fix for" change without an event. */
export function useNow(everyMs: number) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
