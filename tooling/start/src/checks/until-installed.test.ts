import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { untilInstalled } from "./until-installed.ts";

async function folder(): Promise<string> {
  const created = await mkdtemp(join(tmpdir(), "cartage-installing-"));
  onTestFinished(() => rm(created, { recursive: true }));
  return created;
}

test("waits for the file that says how installing ended", async () => {
  const into = await folder();
  const file = join(into, "ended");
  let isOver = false;
  const waiting = untilInstalled(file).then((result) => {
    isOver = true;
    return result;
  });
  await writeFile(join(into, "written"), "0\nSetting up\n");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(isOver).toBe(false);
  await rename(join(into, "written"), file);
  expect((await waiting).isOk).toBe(true);
});

test("says what was printed where it failed, and gives up in the end", async () => {
  const file = join(await folder(), "ended");
  await expect(untilInstalled(file, Date.now() - 1)).rejects.toThrow(file);
  await writeFile(file, "100\nE: Unable to locate package mosquitto\n");
  const printed = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => printed.mockRestore());
  expect((await untilInstalled(file)).isOk).toBe(false);
  expect(printed).toHaveBeenCalledWith("100\nE: Unable to locate package mosquitto");
});
