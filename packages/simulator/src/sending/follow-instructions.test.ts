import { expect, test } from "vitest";
import { createFollower } from "./follow-instructions.ts";

test("an instruction that comes again is carried out once, and answered as it was", () => {
  const carriedOut: string[] = [];
  let now = 1_000;
  const follow = createFollower(
    ({ id }) => {
      carriedOut.push(id);
      return "done";
    },
    () => now,
  );
  const instruction = { id: "a", kind: "position", body: {}, expiresAt: 5_000 };
  const first = follow(instruction);
  now = 2_000;
  expect(follow(instruction)).toEqual(first);
  expect(first).toEqual({ instructionId: "a", outcome: "done", at: 1_000 });
  expect(carriedOut).toEqual(["a"]);
});

test("what comes after its time is not carried out", () => {
  const follow = createFollower(
    () => "done",
    () => 6_000,
  );
  expect(follow({ id: "b", kind: "position", body: {}, expiresAt: 5_000 }).outcome).toBe("expired");
});
