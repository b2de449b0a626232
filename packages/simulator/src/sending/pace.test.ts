import { expect, test } from "vitest";
import { createPace } from "./pace.ts";

const instruction = (kind: string, body: unknown) => ({ id: "1", kind, body, expiresAt: 0 });
const fixes = (count: number, spd: number) => Array.from({ length: count }, (_, at) => ({ t: at * 5_000, spd }));

test("every fix is reported until an interval is asked for, then one in each interval", () => {
  const pace = createPace();
  expect(fixes(12, 10).filter(pace.isDue)).toHaveLength(12);
  const slower = createPace();
  expect(slower.follow(instruction("interval", { movingS: 20, standingS: 60 }))).toBe("done");
  expect(fixes(12, 10).filter(slower.isDue)).toHaveLength(3);
});

test("while standing the other interval counts", () => {
  const pace = createPace();
  pace.follow(instruction("interval", { movingS: 5, standingS: 30 }));
  expect(fixes(12, 0).filter(pace.isDue)).toHaveLength(2);
});

test("asked where it is, a device reports its next fix, whatever its interval", () => {
  const pace = createPace();
  pace.follow(instruction("interval", { movingS: 3_600 }));
  expect(pace.isDue({ t: 0, spd: 10 })).toBe(true);
  expect(pace.isDue({ t: 5_000, spd: 10 })).toBe(false);
  expect(pace.follow(instruction("position", {}))).toBe("done");
  expect(pace.isDue({ t: 10_000, spd: 10 })).toBe(true);
});

test.for([
  ["interval", { movingS: "soon" }, "refused"],
  ["message", { text: "Call me" }, "shown"],
  ["command", { text: "AT+RESET" }, "unsupported"],
] as const)("%s is answered", ([kind, body, outcome]) => {
  expect(createPace().follow(instruction(kind, body))).toBe(outcome);
});
