import { expect, test } from "vitest";
import { toInstruction } from "./to-instruction.ts";

test("settings are lines of a name and a value, which keeps its own equals signs and leading zeros", () => {
  const values = "interval=30\nphone=0901\n\nserver.url=http://a/?b=c\nsleep = true\nrate=1.5";
  expect(toInstruction("settings", { values })).toEqual({
    kind: "settings",
    body: { values: { interval: 30, phone: "0901", "server.url": "http://a/?b=c", sleep: true, rate: 1.5 } },
  });
});

test("an interval while standing is left out where none is given", () => {
  expect(toInstruction("interval", { movingS: "10", standingS: "" })).toEqual({
    kind: "interval",
    body: { movingS: 10 },
  });
});
