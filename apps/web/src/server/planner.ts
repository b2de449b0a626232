import "server-only";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createPlanner } from "@cartage/api/planning/planner";

/** Threads run their source as it is: what is built here is no file that a thread could begin with. */
export function planner() {
  const { resolve } = createRequire(join(process.cwd(), "package.json"));
  return createPlanner(resolve("@cartage/api/planning/plan-thread"));
}
