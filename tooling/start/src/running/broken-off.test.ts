import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test, vi } from "vitest";
import { processInfo } from "../../bootstrap/process-table.mjs";

const address = (file: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, file)));

/** A start in a process of its own, whose one step is a command that takes long and has a child, as a build has. */
async function startBuilding(build = 'sleep 600 & echo $! > "$0"; wait') {
  const folder = await mkdtemp(join(tmpdir(), "cartage-broken-off-"));
  const pidFile = join(folder, "pid");
  const program = `
    import { runCommand } from ${address("../run-command.ts")};
    import { createLifecycle, Interrupted } from ${address("lifecycle.ts")};
    const { signal, step } = createLifecycle(() => process.exit(2));
    const build = async () => {
      const { code } = await runCommand(["sh", "-c", ${JSON.stringify(build)}, process.argv[1]], { signal });
      if (code !== 0) throw new Error("It could not be built.");
    };
    await step("built", build).catch((error) => console.log(error instanceof Interrupted, error.message));`;
  const starter = spawn(process.execPath, ["--input-type=module", "-e", program, pidFile], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(starter, "exit");
  const said = text(starter.stdout);
  const pid = await vi.waitFor(async () => {
    const written = await readFile(pidFile, "utf8");
    expect(written).toMatch(/^\d+\n/);
    return Number(written);
  }, 10_000);
  onTestFinished(async () => {
    starter.kill("SIGKILL");
    if (processInfo(pid)) process.kill(pid, "SIGKILL");
    await rm(folder, { recursive: true });
  });
  return { starter, ended, said, isBuilding: () => processInfo(pid) !== undefined };
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "at %s a build ends at once, and is not said to have failed",
  async (signal) => {
    const { starter, ended, said, isBuilding } = await startBuilding();
    expect(isBuilding()).toBe(true);
    starter.kill(signal);
    expect(await ended).toEqual([0, null]);
    expect(await said).toBe(`true ${signal}\n`);
    expect(isBuilding()).toBe(false);
  },
);

test("a build ends with a starter that is killed with -9, be it as the build begins", async () => {
  const { starter, isBuilding } = await startBuilding();
  starter.kill("SIGKILL");
  const begun = await startBuilding('echo $$ > "$0"; kill -KILL $PPID; sleep 600');
  await vi.waitFor(() => expect(begun.isBuilding()).toBe(false), 10_000);
  await vi.waitFor(() => expect(isBuilding()).toBe(false), 10_000);
});
