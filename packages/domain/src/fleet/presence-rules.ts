export const presenceStates = ["online", "offline", "silent", "never"] as const;
/**
 * `online`: connected, or reporting without telling of connections; `offline`: its connection ended; `silent`: it never
 * told of connections, and no longer reports; `never`: nothing came from it yet.
 */
export type PresenceState = (typeof presenceStates)[number];

export interface Presence {
  state: PresenceState;
  /** Since when, epoch ms of our clock; null where nobody can know. */
  since: number | null;
}

export interface PresenceFacts {
  /** What the broker, else the device or its will, said last; null when nobody ever said anything. */
  isOnline: boolean | null;
  saidAt: number | null;
  lastReceivedAt: number | null;
}

/** A device that says nothing of connections counts as there for so long after a report. */
export const reportingForMs = 300_000;
/** Messages of a connection may be stored a little after its end: another worker took them. */
export const afterwardsMs = 10_000;

/** Whether a device is there, and since when; the one place that says so. */
export function presenceOf({ isOnline, saidAt, lastReceivedAt }: PresenceFacts, now: number): Presence {
  if (isOnline === true) return { state: "online", since: saidAt };
  // what it reports over HTTPS, or another way, after its last goodbye counts for more than that
  const isGoodbyeLast = isOnline === false && (lastReceivedAt ?? 0) <= (saidAt ?? 0) + afterwardsMs;
  if (isGoodbyeLast) return { state: "offline", since: saidAt };
  if (lastReceivedAt === null) return { state: "never", since: null };
  if (now - lastReceivedAt <= reportingForMs) return { state: "online", since: null };
  return { state: "silent", since: lastReceivedAt };
}
