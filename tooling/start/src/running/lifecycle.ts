const SAME_SIGNAL_MS = 1000;

/** Thrown inside a start that was told to stop. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

export type Lifecycle = {
  /** Aborts at the first signal, or when what started us has died. */
  readonly signal: AbortSignal;
  /** Runs a step of the start and prints it with its duration. Rejects with Interrupted once told to stop. */
  step<T>(name: string | ((result: T) => string), work: () => Promise<T>): Promise<T>;
  /** Remembers how to stop what was just started; the last is stopped first. */
  stopsWith(name: string, stop: () => Promise<void>): void;
  stopAll(): Promise<void>;
  stop(reason: string): void;
  /** Ends it because of a failure: as `stop`, with another exit code. */
  fail(reason: string): void;
  exitCode(): number;
};

/** A start that can be broken off at any moment, and whose end is its beginning in reverse. */
export function createLifecycle(onImpatience: () => void): Lifecycle {
  const controller = new AbortController();
  const stops: { name: string; stop: () => Promise<void> }[] = [];
  let toldAt = 0;
  let exitCode = 0;

  const stop = (reason: string) => {
    // one Ctrl-C comes twice: from the terminal and passed on by run.mjs
    if (controller.signal.aborted && performance.now() - toldAt > SAME_SIGNAL_MS) return onImpatience();
    if (controller.signal.aborted) return;
    toldAt = performance.now();
    controller.abort(new Interrupted(reason));
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => stop(name));
  process.on("disconnect", () => stop("the command that started this has ended"));

  return {
    signal: controller.signal,
    stop,
    fail(reason) {
      if (!controller.signal.aborted) exitCode = 1;
      stop(reason);
    },
    exitCode: () => exitCode,
    async step(name, work) {
      controller.signal.throwIfAborted();
      const startedAt = performance.now();
      const result = await work().catch((error: unknown) => {
        // what was broken off fails, which is not why it ends
        controller.signal.throwIfAborted();
        throw error;
      });
      const durationS = ((performance.now() - startedAt) / 1000).toFixed(1);
      console.log(`✓ ${typeof name === "string" ? name : name(result)} (${durationS} s)`);
      controller.signal.throwIfAborted();
      return result;
    },
    stopsWith(name, how) {
      stops.push({ name, stop: how });
    },
    async stopAll() {
      if (!controller.signal.aborted) controller.abort(new Interrupted("the start failed"));
      for (const { name, stop: how } of stops.splice(0).reverse()) {
        await how().catch((error: unknown) => console.error(`  ${name} did not stop in order:`, error));
      }
    },
  };
}
