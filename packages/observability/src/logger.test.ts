import { expect, test } from "vitest";
import { createLogger } from "./logger.ts";

function collect() {
  const lines: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  return { log: createLogger({ name: "worker", version: "1.2.3", level: "info", destination }), lines };
}

test("a line is one JSON object with the process, its version, the level by name and an ISO time", () => {
  const { log, lines } = collect();
  log.info({ vehicles: 3 }, "stored");

  expect(lines).toEqual([
    {
      level: "info",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      name: "worker",
      version: "1.2.3",
      vehicles: 3,
      msg: "stored",
    },
  ]);
});

test("a child bears its ids on every line", () => {
  const { log, lines } = collect();
  log.child({ requestId: "r1", traceId: "t1" }).warn("slow");
  expect(lines[0]).toMatchObject({ level: "warn", requestId: "r1", traceId: "t1", msg: "slow" });
});

test("a failed query is told without its parameters, and with its cause", () => {
  const { log, lines } = collect();
  const cause = Object.assign(new Error("duplicate key"), { code: "23505" });
  const err = new Error("Failed query: insert into users\nparams: a@b.example,\nhunter2", { cause });
  log.error({ err }, "not stored");

  expect(JSON.stringify(lines)).not.toContain("hunter2");
  expect(lines[0]).toMatchObject({ err: { type: "Error", message: expect.stringContaining("insert into users") } });
  expect(JSON.stringify(lines)).toContain("duplicate key");
});

test("below the level nothing is written", () => {
  const { log, lines } = collect();
  log.debug("detail");
  expect(lines).toEqual([]);
});
