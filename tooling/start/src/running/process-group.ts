import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { recordRun } from "./leftovers.ts";
import type { Lifecycle } from "./lifecycle.ts";
import { type ProcessSpec, type Supervised, supervise } from "./supervise.ts";

export type ProcessGroup = {
  /** Starts one and sees to its end; it is written down for a start after a kill -9. */
  launch(spec: ProcessSpec): Supervised;
  killAll(): void;
};

/** The processes of one start, with their logs below the directory. */
export function createProcessGroup(directory: string): {
  killAll(): void;
  open(lifecycle: Lifecycle, url: string): ProcessGroup;
} {
  const processes: Supervised[] = [];
  const killAll = () => {
    for (const child of processes) child.kill();
  };

  return {
    killAll,
    open(lifecycle, url) {
      const logs = join(directory, "logs");
      mkdirSync(logs, { recursive: true });
      const remember = () => recordRun(directory, url, processes);
      return {
        killAll,
        launch(spec) {
          const child = supervise(spec, logs, () => queueMicrotask(remember));
          processes.push(child);
          lifecycle.stopsWith(spec.name, child.stop);
          return child;
        },
      };
    },
  };
}
