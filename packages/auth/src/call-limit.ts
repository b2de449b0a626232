import type { AttemptLimit } from "./sign-in-limit.ts";

/** Calls a minute, by whom they are counted. */
export const mostCalls = { address: 6_000, caller: 1_200, organisation: 12_000 };

export type CallSubject = { kind: keyof typeof mostCalls; id: string };

/** Whether a call is one too many: answers the seconds to wait then, null when it may be made. */
export type CallLimit = (subjects: readonly CallSubject[]) => Promise<number | null>;

export interface CallLimitOptions {
  /** What counts for all processes together; null where no Redis is configured. */
  redis: Record<keyof typeof mostCalls, AttemptLimit> | null;
  now(): number;
  /** Told once of each outage, not at every call. */
  onRedisAway(error: unknown): void;
  most?: typeof mostCalls;
}

const minuteMs = 60_000;
/** Below this share of the limit in this process nobody else needs to be asked: most calls ask nobody. */
const quietShare = 0.1;

/**
 * Counts calls a minute in this process, and asks Redis, which counts for all of them, about those who are busy here.
 * While Redis is away, this process' own count decides.
 */
export function createCallLimit({ redis, now, onRedisAway, most = mostCalls }: CallLimitOptions): CallLimit {
  let minute = 0;
  const counts = new Map<string, number>();
  let isAway = false;

  function count(key: string): number {
    const current = Math.floor(now() / minuteMs);
    if (current !== minute) counts.clear();
    minute = current;
    const counted = (counts.get(key) ?? 0) + 1;
    counts.set(key, counted);
    return counted;
  }

  async function isTooMany({ kind, id }: CallSubject): Promise<boolean> {
    const here = count(`${kind}:${id}`);
    if (here > most[kind]) return true;
    if (redis === null || here <= most[kind] * quietShare) return false;
    try {
      const answer = await redis[kind].limit(id);
      // the library lets through what Redis does not answer in time
      if (answer.reason === "timeout") throw new Error("Redis did not answer in time.");
      isAway = false;
      return !answer.success;
    } catch (error) {
      if (!isAway) onRedisAway(error);
      isAway = true;
      return false;
    }
  }

  return async (subjects) => {
    const answers = await Promise.all(subjects.map(isTooMany));
    if (!answers.includes(true)) return null;
    return Math.ceil((minuteMs - (now() % minuteMs)) / 1000);
  };
}
