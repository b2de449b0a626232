import { expect, test } from "vitest";
import { createSharedRuns } from "./shared-runs.ts";

/** A run that ends when it is told to. */
function openRuns() {
  const ends: ((value: number) => void)[] = [];
  const shared = createSharedRuns<number>();
  const ask = (key = "key") => shared.run(key, () => new Promise((resolve) => ends.push(resolve)));
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { ends, ask, settled };
}

test("who asks during a run gets the next one, and all of them the same", async () => {
  const { ends, ask, settled } = openRuns();
  const first = ask();
  const [second, third] = [ask(), ask()];
  expect(ends).toHaveLength(1);
  ends[0]?.(1);
  await settled();
  expect(ends).toHaveLength(2);
  ends[1]?.(2);
  expect(await Promise.all([first, second, third])).toEqual([1, 2, 2]);
});

test("keys do not wait for each other", async () => {
  const { ends, ask } = openRuns();
  const answers = Promise.all([ask("a"), ask("b")]);
  ends[1]?.(2);
  ends[0]?.(1);
  expect(await answers).toEqual([1, 2]);
});

test("a run that fails fails for those who share it, and not for the next", async () => {
  const shared = createSharedRuns<number>();
  const failing = shared.run("key", () => Promise.reject(new Error("down")));
  const next = shared.run("key", async () => 1);
  await expect(failing).rejects.toThrow("down");
  expect(await next).toBe(1);
});
