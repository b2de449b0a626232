import { Obstacle } from "../bootstrap/steps.mjs";
import { type Check, checkNames } from "./checks/checks.ts";

/** What package.json's scripts call, each with its own arguments; loaded when called, so that small ones start fast. */
const commands: Record<string, (args: string[]) => Promise<number>> = {
  start: async (args) => (await import("./commands/start.ts")).start(args, { isWatching: false }),
  dev: async (args) => (await import("./commands/start.ts")).start(args, { isWatching: true }),
  test: async () => (await import("./commands/test.ts")).test(),
  verify: async () => (await import("./commands/verify.ts")).verify(),
  bench: async (args) => (await import("./commands/bench.ts")).bench(args),
  faults: async () => (await import("./commands/faults.ts")).faults(),
  replay: async (args) => (await import("./commands/replay.ts")).replay(args),
  "audit:verify": async (args) => (await import("./commands/audit-verify.ts")).auditVerify(args),
  "proof:verify": async (args) => (await import("./commands/proof-verify.ts")).proofVerify(args),
  provision: async () => (await import("./commands/provision.ts")).provision(),
  ...Object.fromEntries(checkNames.map((name) => [name, () => check(name)])),
  // typed by a person it mends; `verify` only looks
  format: async () => (await import("./commands/check.ts")).writeFormat(),
};

async function check(name: Check): Promise<number> {
  return (await import("./commands/check.ts")).check(name);
}

const [name = "", ...args] = process.argv.slice(2);
const command = commands[name];
try {
  if (!command) throw new Obstacle(`There is no command ${name}.`, `There are: ${Object.keys(commands).join(", ")}.`);
  process.exitCode = await command(args);
  // the channel to run.mjs would keep this process turning
  if (process.connected) process.disconnect();
} catch (error) {
  if (!(error instanceof Obstacle)) throw error;
  console.error(`\n✗ ${error.message}`);
  if (error.remedy) console.error(`  ${error.remedy}`);
  process.exit(1);
}
