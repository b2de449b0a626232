import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../root.ts";
import { runCommand, tool } from "../run-command.ts";
import { namedByVitest, type VitestFailures } from "./failures.ts";
import { quickTemporaryFolder } from "./quick-temporary-folder.ts";
import { failed, type StepResult } from "./run-step.ts";
import { add, oneFailed } from "./tally.ts";

/** Vitest's JSON report (its reporter `json`, of Jest's shape), as far as it is read. */
type Report = VitestFailures & { numPassedTests: number; numFailedTests: number; numPendingTests: number };

/** Runs one project of vitest.config.ts and counts its tests; a run without tests is a failure. */
export async function runVitest(project: "unit" | "integration", more: readonly string[] = []): Promise<StepResult> {
  const folder = join(root, ".cartage", "results");
  const file = join(folder, `${project}.json`);
  await mkdir(folder, { recursive: true });
  await rm(file, { force: true });

  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { code } = await runCommand([tool("vitest"), "run", "--project", project, ...reporters, ...more], {
    isShown: true,
    env: await quickTemporaryFolder(),
  });
  const report = await readReport(file);
  if (!report) return failed;

  const tally = { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests };
  const isOk = code === 0 && tally.passed > 0;
  // a file that did not load, or an error outside any test, fails the run without failing a test
  const failures = namedByVitest(report, root);
  return { isOk, failures, tally: isOk || tally.failed > 0 ? tally : add(tally, oneFailed) };
}

async function readReport(file: string): Promise<Report | null> {
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? null : JSON.parse(text);
}
