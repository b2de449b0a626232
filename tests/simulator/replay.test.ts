import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { deviceId, organisationId, secret, startFarEnd } from "./wire-worker.ts";

const CLI = join(import.meta.dirname, "../../packages/simulator/src/cli/replay.ts");
const recording = JSON.stringify(
  Array.from({ length: 60 }, (_, i) => ({
    point: `POINT(${11.56 + i * 1e-4} 48.16)`,
    time: `2014-09-10 06:54:${String(i).padStart(2, "0")}+0200`,
    id: "a",
  })),
);

async function folder(devices: object[]) {
  const path = await mkdtemp(join(tmpdir(), "cartage-replay-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  const [demo, file] = [join(path, "demo.json"), join(path, "recording.bin")];
  await writeFile(demo, JSON.stringify({ devices }));
  await writeFile(file, recording);
  return { demo, file };
}

const free = { id: deviceId, secret, organisationId, vehicle: "NF-101", simulated: false };

type Ended = { code: number; stdout: string; stderr: string };

function replay(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

test("a recording goes through the broker as the free device, and ends when all is confirmed", async () => {
  const { url, messages } = await startFarEnd();
  const { demo, file } = await folder([{ ...free, id: organisationId, simulated: true }, free]);
  const { code, stdout } = await replay(file, "--demo", demo, "--mqtt", url, "--speed", "max", "--now");
  expect(stdout).toContain("JSON: 60 positions over 59 s");
  expect(stdout).toContain("Replaying as NF-101");
  expect(stdout).toContain("Done: all 60 positions are confirmed stored.");
  expect(code).toBe(0);
  expect(messages.flat()).toHaveLength(60);
});

test("a refused credential ends it with what to do", async () => {
  const { url } = await startFarEnd();
  const { demo, file } = await folder([{ ...free, secret: "rotated" }]);
  const { code, stderr } = await replay(file, "--demo", demo, "--mqtt", url);
  expect([code, stderr]).toEqual([1, expect.stringContaining("its secret was rotated")]);
});

test("a broker that is not there ends it with what to do", async () => {
  const { demo, file } = await folder([free]);
  const { code, stderr } = await replay(file, "--demo", demo, "--mqtt", `mqtt://127.0.0.1:${await unusedPort()}`);
  expect([code, stderr]).toEqual([1, expect.stringContaining("run npm start first")]);
});

test.each([
  [
    "a missing file",
    (path: { demo: string }) => ["/nowhere.gpx", "--demo", path.demo],
    "There is no file /nowhere.gpx",
  ],
  ["another kind of file", (path: { demo: string }) => [CLI, "--demo", path.demo], "no columns for places"],
  ["no demonstration", (path: { file: string }) => [path.file, "--demo", "/nowhere.json"], "Run npm start first"],
  [
    "an unknown device",
    (path: { file: string; demo: string }) => [path.file, "--demo", path.demo, "--device", organisationId],
    "where its secret would be",
  ],
])("%s is refused with a sentence", async (_, args, sentence) => {
  const { code, stderr } = await replay(...args(await folder([free])));
  expect([code, stderr]).toEqual([1, expect.stringContaining(sentence)]);
});

async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 1;
}
