import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { programFile } from "@cartage/testing/program-file";
import { expect } from "vitest";
import { drive, test } from "./packing-test.ts";

test("packing that is killed again and again loses and doubles nothing, and ends", { timeout: 60_000 }, async ({
  make,
  urls,
  owner,
  packing,
}) => {
  const { id: organisationId } = await make.organisation();
  const devices = await Promise.all(Array.from({ length: 24 }, () => make.device({ organisationId })));
  for (const device of devices) await packing.store(device, [...drive(4, 400), ...drive(3, 400)]);
  const before = await Promise.all(devices.map(packing.rowsOf));
  const countTracks = async () => (await owner.sql`select count(*)::int as tracks from tracks`)[0]?.tracks;

  for (const killAfter of [1, 20]) {
    const child = await start(urls.platform);
    await expect.poll(countTracks, { interval: 1, timeout: 20_000 }).toBeGreaterThanOrEqual(killAfter);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await Promise.all(devices.map(packing.rowsOf))).toEqual(before);
  }
  const last = await start(urls.platform);
  expect(await once(last, "exit")).toEqual([0, null]);

  expect(await countTracks()).toBe(48);
  expect(await packing.countOf(devices[0] ?? fail())).toMatchObject({ rows: 0, tracks: 2 });
  expect(await Promise.all(devices.map(packing.rowsOf))).toEqual(before);
});

async function start(url: string) {
  const program = await programFile(path.join(import.meta.dirname, "packing-process.ts"));
  return spawn(process.execPath, [program, url], { stdio: "inherit" });
}

function fail(): never {
  throw new Error("There are devices.");
}
