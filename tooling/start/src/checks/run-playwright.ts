import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../root.ts";
import { runCommand, tool } from "../run-command.ts";
import { namedByPlaywright, type PlaywrightFailures } from "./failures.ts";
import { quickTemporaryFolder } from "./quick-temporary-folder.ts";
import { failed, type StepResult } from "./run-step.ts";
import { add, oneFailed } from "./tally.ts";

/** Playwright's JSON report, as far as it is read: `flaky` passed on a later try, and tries are off here. */
type Report = PlaywrightFailures & { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };

/** Runs the end-to-end tests in a real browser against a system that Playwright's set-up starts, and counts them. */
export async function runPlaywright(more: readonly string[] = []): Promise<StepResult> {
  const folder = join(root, ".cartage", "results");
  const file = join(folder, "e2e.json");
  await mkdir(folder, { recursive: true });
  await rm(file, { force: true });

  const { code } = await runCommand([tool("playwright", "tests"), "test", "--reporter=list,json", ...more], {
    isShown: true,
    cwd: join(root, "tests"),
    env: { ...(await quickTemporaryFolder()), PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  if (!existsSync(file)) return failed;

  const report: Report = JSON.parse(await readFile(file, "utf8"));
  const { stats } = report;
  const tally = { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
  const isOk = code === 0 && tally.failed === 0 && tally.passed > 0;
  const failures = namedByPlaywright(report);
  return { isOk, failures, tally: isOk || tally.failed > 0 ? tally : add(tally, oneFailed) };
}
