import { runCommand, tool } from "../run-command.ts";

/** Which have a full length: those that ask for `CARTAGE_FAULTS`. */
const files = [
  "tests/tracking/faults.test.ts",
  "tests/tracking/bad-messages.test.ts",
  "tests/tracking/workers-come-and-go.test.ts",
  "tests/jobs/killed.test.ts",
  "tests/alerts/back-test-derived.test.ts",
];

/** The faults of docs/running.md at their full length, one after the other; `npm test` runs them shorter. */
export async function faults(): Promise<number> {
  const { code } = await runCommand(
    [tool("vitest"), "run", "--project", "integration", "--no-file-parallelism", ...files],
    { isShown: true, env: { CARTAGE_FAULTS: "full", CARTAGE_TEST_REAL_SERVERS: "1" } },
  );
  return code;
}
