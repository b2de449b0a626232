import { join } from "node:path";
import { runPlaywright } from "../checks/run-playwright.ts";
import { failed, notRun, passed, runStep, type StepResult } from "../checks/run-step.ts";
import { runVitest } from "../checks/run-vitest.ts";
import { root } from "../root.ts";
import { runCommand } from "../run-command.ts";
import { buildWeb } from "../running/build-web.ts";
import { conclude, verifySteps } from "./verify.ts";

/** Everything: what needs no server, integration on real servers, the built web app in a real browser, the phone's app. */
export async function test(): Promise<number> {
  const startedAt = performance.now();
  const results = await verifySteps();
  results.push(await runStep("integration tests", () => runVitest("integration")));
  results.push(...(await endToEnd()));
  results.push(await runStep("mobile export", exportMobile));

  console.log(`\nAll steps took ${((performance.now() - startedAt) / 60_000).toFixed(1)} min.`);
  return conclude(results);
}

async function endToEnd(): Promise<StepResult[]> {
  const built = await runStep("web build", async () => {
    await buildWeb();
    return passed;
  });
  return [built, built.isOk ? await runStep("end-to-end tests", () => runPlaywright()) : notRun];
}

/** The bundles of both platforms, to see that the app can be built; nothing is kept. */
async function exportMobile(): Promise<StepResult> {
  const app = join(root, "apps", "mobile");
  const { code, output } = await runCommand(["pnpm", "run", "export"], { cwd: app });
  if (code === 0) return passed;
  console.error(output.trim().split("\n").slice(-40).join("\n"));
  return failed;
}
