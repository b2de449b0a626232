import type { Log } from "@cartage/domain/context";
import { watchNews } from "@cartage/domain/notifications/queries/watch-news";
import type { Database } from "@cartage/domain/run-as";

/** Wakes the streams of one process when something is new for an organisation or a person. */
export interface NewsHub {
  watch(ids: readonly string[], stop: AbortSignal): NewsReader;
  stop(): Promise<void>;
}

export interface NewsReader {
  /** Resolves at the next news, at once when there were some since the last call, and at the abort. */
  next(): Promise<void>;
  leave(): void;
}

interface Reader {
  hasNews: boolean;
  wake: (() => void) | null;
}

/** Every reader looks this often whatever it hears, for notices that were lost. Rejects when Postgres cannot be reached. */
export async function createNewsHub(
  database: Database,
  { log, lookEveryMs = 15_000 }: { log: Log; lookEveryMs?: number },
): Promise<NewsHub> {
  const readers = new Map<string, Set<Reader>>();
  const tell = (reader: Reader) => {
    reader.hasNews = true;
    reader.wake?.();
  };
  const tellAll = () => {
    for (const set of readers.values()) set.forEach(tell);
  };
  const watching = await watchNews(database, {
    onNews: (id) => readers.get(id)?.forEach(tell),
    onMissed() {
      log.info({}, "news may have been missed: every stream looks again");
      tellAll();
    },
  });
  const timer = setInterval(tellAll, lookEveryMs);
  timer.unref();

  return {
    watch(ids, stop) {
      const reader: Reader = { hasNews: false, wake: null };
      for (const id of ids) readers.set(id, (readers.get(id) ?? new Set()).add(reader));
      const leave = () => {
        stop.removeEventListener("abort", leave);
        for (const id of ids) {
          const set = readers.get(id);
          set?.delete(reader);
          if (set?.size === 0) readers.delete(id);
        }
        reader.wake?.();
      };
      stop.addEventListener("abort", leave);
      if (stop.aborted) leave();
      return {
        leave,
        async next() {
          if (!reader.hasNews && !stop.aborted) {
            await new Promise<void>((resolve) => {
              reader.wake = resolve;
            });
            reader.wake = null;
          }
          reader.hasNews = false;
        },
      };
    },
    async stop() {
      clearInterval(timer);
      await watching.stop();
    },
  };
}
