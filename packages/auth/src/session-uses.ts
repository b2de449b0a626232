import type { Database } from "@cartage/domain/run-as";
import { LRUCache } from "lru-cache";

export interface SessionUse {
  sessionId: string;
  /** ISO 3166-1 alpha-2, as a proxy tells it; null when none does. */
  country: string | null;
  at: Date;
}

/**
 * Keeps when a sign-in was last used, and from where: once in five minutes and at a change of country, and never in the
 * way of the request.
 */
export function createSessionUses(
  { sql }: Database,
  { onError, everyMs = 5 * 60_000, most = 50_000 }: { onError(error: unknown): void; everyMs?: number; most?: number },
): (use: SessionUse) => void {
  const noted = new LRUCache<string, { country: string | null }>({ max: most, ttl: everyMs });
  return ({ sessionId, country, at }) => {
    if (noted.get(sessionId)?.country === country) return;
    noted.set(sessionId, { country });
    sql`select note_session_use(${sessionId}, ${country}, ${at.toISOString()})`.catch(onError);
  };
}
