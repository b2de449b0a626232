export interface SharedRuns<T> {
  run(key: string, work: () => Promise<T>): Promise<T>;
}

/** Lets callers with one key share a run that began after each of them asked: what was true when they asked is in it. */
export function createSharedRuns<T>(): SharedRuns<T> {
  const running = new Map<string, Promise<unknown>>();
  const next = new Map<string, Promise<T>>();

  function start(key: string, work: () => Promise<T>): Promise<T> {
    const result = work().finally(() => {
      if (running.get(key) === result) running.delete(key);
    });
    running.set(key, result);
    return result;
  }

  return {
    run(key, work) {
      const waiting = next.get(key);
      if (waiting) return waiting;
      const current = running.get(key);
      if (!current) return start(key, work);
      const following = current
        .catch(() => {})
        .then(() => {
          next.delete(key);
          return start(key, work);
        });
      next.set(key, following);
      return following;
    },
  };
}
