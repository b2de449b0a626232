import { expect, test } from "vitest";
import type { Session } from "../mqtt/session.ts";
import { createDrain } from "./drain.ts";

test("what other sessions still bring does not keep a drained one from its end", async () => {
  const drained = fakeSession();
  const { drain } = createDrain({ onMessage: () => {}, depthOf: (session) => (session === drained ? 0 : 500) });
  expect(await drain({ current: drained, version: 5 }, 5_000)).toBe(true);
  expect(drained.isUnsubscribed).toBe(true);
});

test("a session whose messages are not committed yet is not empty", async () => {
  const session = fakeSession();
  const { drain } = createDrain({ onMessage: () => {}, depthOf: () => 1 });
  expect(await drain({ current: session, version: 5 }, 1_300)).toBe(false);
});

test("a lost connection says nothing of what the broker still holds", async () => {
  const session = fakeSession();
  const { drain } = createDrain({ onMessage: () => {}, depthOf: () => 0 });
  const drained = drain({ current: session, version: 5 }, 5_000);
  session.lose();
  expect(await drained).toBe(false);
});

test("it is given up at the signal", async () => {
  const stopping = new AbortController();
  const { drain } = createDrain({ onMessage: () => {}, depthOf: () => 1 });
  const drained = drain({ current: fakeSession(), version: 5 }, 60_000, stopping.signal);
  stopping.abort();
  expect(await drained).toBe(false);
});

/** Only what draining calls. */
function fakeSession() {
  const closed = Promise.withResolvers<Error>();
  const fake = {
    isUnsubscribed: false,
    closed: closed.promise,
    lose: () => closed.resolve(new Error("lost")),
    unsubscribe: async () => {
      fake.isUnsubscribed = true;
    },
  };
  return fake as unknown as typeof fake & Session;
}
