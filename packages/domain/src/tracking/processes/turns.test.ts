import { expect, test } from "vitest";
import { createTurns } from "./turns.ts";

test("what waits behind a work that fails is not begun where they fail together, and what is tried again is", async () => {
  const begun: string[] = [];
  const inTurn = createTurns({ failsTogether: true });
  const work = (name: string, fails = false) =>
    inTurn(async () => {
      begun.push(name);
      if (fails) throw new Error(name);
      return name;
    });
  const told = await Promise.allSettled([work("first", true), work("second")]);
  expect(told.map((one) => (one.status === "rejected" ? one.reason.message : one.value))).toEqual([
    "first",
    "What came before is not stored yet.",
  ]);
  expect(await Promise.all([work("first"), work("second")])).toEqual(["first", "second"]);
  expect(begun).toEqual(["first", "first", "second"]);
});

test("works that may fail by themselves go on behind one that does", async () => {
  const inTurn = createTurns();
  const failed = inTurn(() => Promise.reject(new Error("first")));
  const next = inTurn(async () => "second");
  await expect(failed).rejects.toThrow("first");
  expect(await next).toBe("second");
});
