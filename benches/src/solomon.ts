import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { planRoutes } from "@cartage/domain/routes/planning/plan-routes";
import { verifyPlan } from "@cartage/domain/routes/planning/verify-plan";
import { readArguments } from "./harness/arguments.ts";
import { repeat } from "./harness/repeat.ts";
import { type Figures, summarise } from "./harness/report.ts";
import { readBestKnown } from "./solomon/read-best-known.ts";
import { readInstance } from "./solomon/read-instance.ts";

/** Less than the second that each may take: the first plan and the reading of the last one are outside of the limit. */
const SECONDS_EACH = 0.95;

const { isJson, seconds } = readArguments({ seconds: 240 });
const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  options: { data: { type: "string" } },
  strict: false,
});
if (typeof values.data !== "string") throw new Error("--data takes the folder with solomon/ and best-known.csv.");
const folder = values.data;
const bestKnown = readBestKnown(readFileSync(join(folder, "best-known.csv"), "utf8"));
const instances = readdirSync(join(folder, "solomon"))
  .filter((file) => file.endsWith(".txt"))
  .map((file) => ({
    name: file.replace(".txt", ""),
    problem: readInstance(readFileSync(join(folder, "solomon", file), "utf8")),
  }));
const deadline = Date.now() + seconds * 1000;
let seed = 0;

/** Plans all of them, one after the other; each repeat has another seed. */
async function measure(): Promise<Figures> {
  seed += 1;
  const runs = instances.map(({ name, problem }) => {
    const best = bestKnown.get(name);
    if (!best) throw new Error(`Nothing is known of ${name}.`);
    const startedAt = performance.now();
    const plan = planRoutes(problem, { seed, limits: { seconds: SECONDS_EACH, iterations: null } });
    const tookS = (performance.now() - startedAt) / 1000;
    const faults = verifyPlan(problem, plan);
    if (faults.length > 0 || plan.unassigned.length > 0)
      throw new Error(`${name}: ${[...faults, ...plan.unassigned.map((id) => `${id} is left`)].join("; ")}`);
    const vehicles = plan.routes.length;
    if (!isJson) console.log(name, `${vehicles} of ${best.vehicles}`, plan.distanceM.toFixed(2), `of ${best.distance}`);
    return {
      vehiclesAbove: Math.max(0, vehicles - best.vehicles),
      distanceAbove: Math.max(0, plan.distanceM / best.distance - 1),
      tookS,
    };
  });
  const mean = (of: (run: (typeof runs)[number]) => number) =>
    runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
  return {
    vehiclesAboveBest: mean(({ vehiclesAbove }) => vehiclesAbove),
    distanceAboveBest: mean(({ distanceAbove }) => distanceAbove),
    secondsMax: Math.max(...runs.map(({ tookS }) => tookS)),
    instances: runs.length,
  };
}

const runs = await repeat(measure, { deadline, most: 5, isJson });
console.log(JSON.stringify(summarise({ bench: "solomon", runs })));
