import type { Database } from "@cartage/domain/run-as";

export interface SessionEnds {
  /** A signal that aborts when the session has ended; `release` when nobody waits for it any more. */
  watch(sessionId: string): { signal: AbortSignal; release(): void };
  stop(): Promise<void>;
}

interface Watched {
  controller: AbortController;
  watchers: number;
}

/**
 * Tells streams that their session has ended: at once by Postgres' notice, and within a second by asking, because a
 * notice is lost while its connection is away. Asks only while somebody watches, one query for all.
 */
export async function watchSessionEnds(
  { sql }: Database,
  { everyMs = 1_000, onError }: { everyMs?: number; onError(error: unknown): void },
): Promise<SessionEnds> {
  const watched = new Map<string, Watched>();
  let timer: NodeJS.Timeout | null = null;

  function end(sessionId: string) {
    watched.get(sessionId)?.controller.abort();
    watched.delete(sessionId);
  }

  async function ask() {
    try {
      const rows = await sql<{ id: string }[]>`select list_ended_sessions(${[...watched.keys()]}::uuid[]) as id`;
      for (const { id } of rows) end(id);
    } catch (error) {
      onError(error);
    }
    timer = null;
    schedule();
  }

  function schedule() {
    if (watched.size > 0) timer ??= setTimeout(ask, everyMs);
  }

  const { unlisten } = await sql.listen("sessions_ended", end);
  return {
    watch(sessionId) {
      const entry = watched.get(sessionId) ?? { controller: new AbortController(), watchers: 0 };
      entry.watchers += 1;
      watched.set(sessionId, entry);
      schedule();
      return {
        signal: entry.controller.signal,
        release() {
          entry.watchers -= 1;
          if (entry.watchers === 0 && watched.get(sessionId) === entry) watched.delete(sessionId);
        },
      };
    },
    async stop() {
      if (timer) clearTimeout(timer);
      watched.clear();
      await unlisten();
    },
  };
}
