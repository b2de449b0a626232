import { expect, test } from "vitest";
import { type CallSubject, createCallLimit } from "./call-limit.ts";

const most = { address: 20, caller: 10, organisation: 40 };
const caller = (id: string): CallSubject => ({ kind: "caller", id });
const always = (success: boolean) => ({ limit: async () => ({ success }) });

test("so many calls a minute may be made, the next one is told how long to wait, and others go on", async () => {
  let at = 1_000_000 * 60_000 + 15_000;
  const limit = createCallLimit({ redis: null, most, now: () => at, onRedisAway: () => {} });
  for (let n = 0; n < most.caller; n++) expect(await limit([caller("a")])).toBeNull();
  expect(await limit([caller("a")])).toBe(45);
  expect(await limit([caller("b")])).toBeNull();
  at += 45_000;
  expect(await limit([caller("a")])).toBeNull();
});

test("who is over one of several limits is over", async () => {
  const limit = createCallLimit({ redis: null, most, now: () => 0, onRedisAway: () => {} });
  const address: CallSubject = { kind: "address", id: "192.0.2.1" };
  for (let n = 0; n < most.address; n++) await limit([address, caller(String(n))]);
  expect(await limit([address, caller("fresh")])).toBe(60);
});

test("Redis is asked about who is busy here only, and its word counts", async () => {
  let asked = 0;
  const refusing = {
    limit: async () => {
      asked += 1;
      return { success: false };
    },
  };
  const redis = { address: always(true), caller: refusing, organisation: always(true) };
  const limit = createCallLimit({ redis, most, now: () => 0, onRedisAway: () => {} });
  expect(await limit([caller("a")])).toBeNull();
  expect(asked).toBe(0);
  expect(await limit([caller("a")])).toBe(60);
  expect(asked).toBe(1);
});

test.each([
  ["does not answer", { limit: () => Promise.reject(new Error("away")) }],
  ["does not answer in time", { limit: async () => ({ success: true, reason: "timeout" }) }],
])("while Redis %s, this process' own count decides", async (_, away) => {
  const told: unknown[] = [];
  const redis = { address: away, caller: away, organisation: away };
  const limit = createCallLimit({ redis, most, now: () => 0, onRedisAway: (error) => told.push(error) });
  for (let n = 0; n < most.caller; n++) expect(await limit([caller("a")])).toBeNull();
  expect(await limit([caller("a")])).toBe(60);
  expect(told).toHaveLength(1);
});

test("each outage of Redis is told once, the second one too", async () => {
  const told: unknown[] = [];
  let outage: Error | null = null;
  const redis = { limit: async () => (outage ? Promise.reject(outage) : { success: true }) };
  const limit = createCallLimit({
    redis: { address: redis, caller: redis, organisation: redis },
    most,
    now: () => 0,
    onRedisAway: (error) => told.push(error),
  });
  const [first, second] = [new Error("first"), new Error("second")];
  for (const now of [null, first, null, second]) {
    outage = now;
    for (const id of ["a", "b"]) for (const _ of [1, 2]) expect(await limit([caller(id)])).toBeNull();
  }
  expect(told).toEqual([first, second]);
});
