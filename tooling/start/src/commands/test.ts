import { join } from "node:path";
import { runPlaywright } from "../checks/run-playwright.ts";
import { failed, notRun, passed, runStep, type StepResult } from "../checks/run-step.ts";
import { runVitest } from "../checks/run-vitest.ts";
import { untilInstalled } from "../checks/until-installed.ts";
import { root } from "../root.ts";
import { runCommand } from "../run-command.ts";
import { buildWeb } from "../running/build-web.ts";
import { conclude, verifySteps } from "./verify.ts";

/** Everything: what needs no server, integration on real servers, the built web app in a real browser, the phone's app. */
export async function test(): Promise<number> {
  const startedAt = performance.now();
  const results = await verifySteps();
  const awaited = process.env.CARTAGE_TEST_AWAITS;
  if (awaited) results.push(await runStep("what the machine lacked", () => untilInstalled(awaited)));
  results.push(await runStep("integration tests", () => runVitest("integration")));
  // both spend part of their time on one core
  const [built, exported] = await Promise.all([
    runStep("web build", buildForTests),
    runStep("mobile export", exportMobile),
  ]);
  results.push(built, exported, built.isOk ? await runStep("end-to-end tests", () => runPlaywright()) : notRun);

  console.log(`\nAll steps took ${((performance.now() - startedAt) / 60_000).toFixed(1)} min.`);
  return conclude(results);
}

async function buildForTests(): Promise<StepResult> {
  await buildWeb();
  return passed;
}

/** The bundles of both platforms, to see that the app can be built; nothing is kept. */
async function exportMobile(): Promise<StepResult> {
  const app = join(root, "apps", "mobile");
  const { code, output } = await runCommand(["pnpm", "run", "export", "--trial"], { cwd: app });
  if (code === 0) return passed;
  console.error(output.trim().split("\n").slice(-40).join("\n"));
  return failed;
}
