import type { Logger } from "@cartage/observability/logger";
import { withSpan } from "@cartage/observability/tracing";
import { DBOS } from "@dbos-inc/dbos-sdk";
import type { JobsMetrics } from "../metrics.ts";
import type { RunAsProcess } from "../run-as-process.ts";
import type { Task } from "./task.ts";

export interface ScheduleOptions {
  tasks: Task[];
  runAsProcess: RunAsProcess;
  log: Logger;
  metrics: JobsMetrics;
}

/** Enters the tasks' schedules; `apply` once durable work has started. What an operator paused stays paused. */
export function createSchedules({ tasks, runAsProcess, log, metrics }: ScheduleOptions): { apply(): Promise<void> } {
  const schedules = tasks.map((task) => ({
    scheduleName: task.name,
    schedule: task.schedule,
    workflowFn: DBOS.registerWorkflow((_dueAt: Date) => run(task), { name: `task.${task.name}` }),
  }));

  async function run(task: Task): Promise<void> {
    await DBOS.runStep(() => perform(task), {
      name: task.name,
      retriesAllowed: true,
      maxAttempts: 3,
      intervalSeconds: 5,
    });
  }

  async function perform(task: Task) {
    const end = metrics.taskSeconds.startTimer({ task: task.name });
    const count = await withSpan(`task ${task.name}`, {}, () => runAsProcess(task.run)).catch((err: unknown) => {
      metrics.tasksFailed.inc({ task: task.name });
      log.warn({ err, task: task.name }, "task failed, trying again");
      throw err;
    });
    const seconds = end();
    log[count > 0 ? "info" : "debug"]({ task: task.name, count, seconds }, "task done");
  }

  return {
    async apply() {
      await DBOS.applySchedules(schedules);
      for (const task of tasks) if (task.isDueAtStart) await DBOS.triggerSchedule(task.name);
    },
  };
}
