export interface Bell {
  ring(): void;
  /** Resolves at the next ring, at one since the last wait, or after the time. */
  wait(atMostMs: number): Promise<void>;
}

/** A bell that is heard even when it rang before anybody waited. */
export function createBell(): Bell {
  let heard = Promise.withResolvers<void>();
  return {
    ring: () => heard.resolve(),
    async wait(atMostMs) {
      const timer = setTimeout(heard.resolve, atMostMs);
      await heard.promise;
      clearTimeout(timer);
      heard = Promise.withResolvers();
    },
  };
}
