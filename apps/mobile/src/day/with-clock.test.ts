import { expect, test } from "vitest";
import type { DayCommand } from "./day-command.ts";
import { withClock } from "./with-clock.ts";

test("arrivals, ends and what was not possible are said with what the phone knows of its clock; what has no time is not", () => {
  const timed: DayCommand[] = [
    { kind: "arrive", stopId: "a", at: 1 },
    { kind: "complete", stopId: "a", at: 2 },
    { kind: "fail", stopId: "a", at: 3, reason: "Closed" },
  ];
  for (const command of timed) {
    expect(withClock(command, 90_000)).toEqual({ ...command, clockOffsetMs: 90_000 });
    expect(withClock(command, null)).toEqual({ ...command, clockOffsetMs: null });
  }
  const accept: DayCommand = { kind: "accept", routeId: "r" };
  expect(withClock(accept, 90_000)).toEqual(accept);
});
