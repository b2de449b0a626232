import type { DayCommand } from "./day-command.ts";

/** What is told of a time, with what is known of this phone's clock as it is said: later it may have been set. */
export function withClock(command: DayCommand, clockOffsetMs: number | null): DayCommand {
  switch (command.kind) {
    case "arrive":
    case "complete":
    case "fail":
      return { ...command, clockOffsetMs };
    default:
      return command;
  }
}
