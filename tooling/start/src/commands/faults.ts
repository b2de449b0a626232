import { runCommand, tool } from "../run-command.ts";

/** The faults of docs/running.md at their full length; `npm test` runs them shorter. */
export async function faults(): Promise<number> {
  const { code } = await runCommand([tool("vitest"), "run", "--project", "integration", "tests/tracking/faults"], {
    isShown: true,
    env: { CARTAGE_FAULTS: "full", CARTAGE_TEST_REAL_SERVERS: "1" },
  });
  return code;
}
