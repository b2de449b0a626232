import type { Context } from "@cartage/domain/context";

/** What is done by the clock. */
export interface Task {
  /** What its schedule is paused, triggered and listed by. */
  name: string;
  /** A cron expression in UTC: minute, hour, day, month, weekday. */
  schedule: string;
  /** Also at each start of a process, so that a new installation need not wait. */
  isDueAtStart?: boolean;
  /** Safe to repeat. Answers how many it dealt with, for the log. */
  run(ctx: Context): Promise<number>;
}
