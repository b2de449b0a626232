import { expect, test } from "vitest";
import { completeKept } from "./complete-kept.ts";
import { askedAt } from "./proof-needs.ts";

test("a day that an earlier version of the app kept goes on: nothing is wished, nothing is asked, a PIN may be told", () => {
  const stop = { id: "s", kind: "delivery", isAtHub: false };
  const before = JSON.parse(JSON.stringify({ routes: [{ id: "r", stops: [stop] }], seenAt: 7 }));
  const kept = completeKept(before);
  const [first] = kept.routes[0]?.stops ?? [];
  expect(first).toMatchObject({ ...stop, skills: [], hasPin: true, wishes: { instructions: null, safePlace: null } });
  expect(first && askedAt(first, kept.needs)).toBeNull();
  expect(completeKept(kept)).toEqual(kept);
});
