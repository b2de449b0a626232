import { expect, test } from "vitest";
import { createBell } from "./bell.ts";

const never = 60_000;

test("a ring ends the wait", async () => {
  const bell = createBell();
  const heard = bell.wait(never);
  bell.ring();
  await heard;
});

test("a ring before the wait is heard, once", async () => {
  const bell = createBell();
  bell.ring();
  bell.ring();
  await bell.wait(never);

  const next = await Promise.race([bell.wait(30).then(() => "waited"), Promise.resolve("still waiting")]);
  expect(next).toBe("still waiting");
});

test("without a ring the wait ends by itself", async () => {
  await createBell().wait(1);
});
