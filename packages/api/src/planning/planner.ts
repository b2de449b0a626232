import { on } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { ThoughtOut } from "@cartage/domain/routes/day/proposal";
import type { PlanningProblem } from "@cartage/domain/routes/planning/problem";

export interface PlanningTask {
  problem: PlanningProblem;
  seconds: number;
}

/** Tells the first usable plan and better ones, the last with `isLast`; a signal ends it and its thread at once. */
export type Planner = (task: PlanningTask, signal: AbortSignal) => AsyncGenerator<ThoughtOut>;

const mostMegabytes = 1_024;

/**
 * Plans in threads, so that whoever else is served does not wait; so many at once as there are processors to spare, the
 * others in turn. `thread` is plan-thread.ts, which a bundle cannot find by itself.
 */
export function createPlanner(thread: string): Planner {
  const most = Math.max(1, availableParallelism() - 1);
  const waiting: (() => void)[] = [];
  let running = 0;

  async function turn(signal: AbortSignal): Promise<void> {
    while (running >= most && !signal.aborted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push(resolve);
      signal.addEventListener("abort", () => resolve(), { once: true });
      await promise;
    }
    signal.throwIfAborted();
    running += 1;
  }

  return async function* plan(task, signal) {
    await turn(signal);
    const { travels } = task.problem;
    const worker = new Worker(thread, {
      workerData: task,
      // the matrix of a large day is megabytes: it moves instead of being copied
      transferList: travels.flatMap(
        ({ durationsS, distancesM }) => [durationsS.buffer, distancesM.buffer] as ArrayBuffer[],
      ),
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    });
    try {
      for await (const [told] of on(worker, "message", { signal, close: ["exit"] }) as AsyncIterable<[ThoughtOut]>) {
        yield told;
        if (told.isLast) return;
      }
    } finally {
      await worker.terminate();
      running -= 1;
      waiting.shift()?.();
    }
  };
}
