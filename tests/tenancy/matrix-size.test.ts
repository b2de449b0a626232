import { expect, test } from "vitest";
import { everyProcedure } from "./every-procedure.ts";
import { everyRoute } from "./every-route.ts";
import { everyTopic } from "./every-topic.ts";
import {
  everyStream,
  httpCallers,
  procedureCallers,
  routeCallers,
  streamEvents,
  topicActs,
  topicCallers,
  topicOwners,
} from "./matrix-sides.ts";

const sizes = [
  ["procedures × callers", Object.keys(everyProcedure).length, procedureCallers.length],
  ["procedures × another organisation's ids", Object.keys(everyProcedure).length, 1],
  ["routes × callers", Object.values(everyRoute).filter((row) => "ask" in row).length, routeCallers.length],
  ["routes over HTTP × callers", Object.values(everyRoute).filter((row) => "path" in row).length, httpCallers.length],
  ["live streams × what befalls a reader", everyStream.length, streamEvents.length],
  [
    "topics × callers, whose, acts",
    Object.keys(everyTopic).length,
    topicCallers.length * topicOwners.length * topicActs.length,
  ],
] as const;

test("the matrix shows its size", () => {
  const cells = sizes.map(([, rows, columns]) => rows * columns);
  const lines = sizes.map(([name, rows, columns]) => `  ${name}: ${rows} × ${columns} = ${rows * columns}`);
  process.stdout.write(`The matrix has ${cells.reduce((sum, count) => sum + count)} cells:\n${lines.join("\n")}\n`);
  for (const count of cells) expect(count).toBeGreaterThan(0);
});
