import { createHash, randomUUID } from "node:crypto";
import { type AttemptLimit, createSignInLimit } from "@cartage/auth/sign-in-limit";
import { expect } from "vitest";
import { test } from "../api/api-test.ts";

const away: AttemptLimit = { limit: () => Promise.reject(new Error("connect ECONNREFUSED")) };
const slow: AttemptLimit = { limit: async () => ({ success: true, reason: "timeout" }) };
/** The file's tests share a database: each has its own people. */
const someone = () => `${randomUUID()}@north.example`;
const digestOf = (subject: string) => createHash("sha256").update(subject).digest();
const both = (limit: AttemptLimit) => ({ email: limit, address: limit });

test.for([
  ["away", both(away)],
  ["slow", both(slow)],
  ["not configured", null],
] as const)("while Redis is %s, Postgres counts: ten a minute for an email", async ([, redis], { app, clock }) => {
  const mayTry = createSignInLimit({ redis, database: app, now: clock.now, onRedisAway: () => {} });
  const email = someone();
  const attempt = { email, address: null };
  for (let tried = 0; tried < 10; tried++) expect(await mayTry(attempt)).toBe(true);
  expect(await mayTry(attempt)).toBe(false);
  expect(await mayTry({ ...attempt, email: ` ${email.toUpperCase()} ` })).toBe(false);
  expect(await mayTry({ ...attempt, email: someone() })).toBe(true);
  clock.forward(180_000);
  expect(await mayTry(attempt)).toBe(true);
});

test("from one address sixty a minute, whoever is tried; the minute slides", async ({ app, clock }) => {
  const mayTry = createSignInLimit({ redis: both(away), database: app, now: clock.now, onRedisAway: () => {} });
  const from = (n: number) => mayTry({ email: `${n}.${someone()}`, address: "192.0.2.7" });
  // to the beginning of a minute
  clock.forward(60_000 - (clock.now().getTime() % 60_000));
  for (let tried = 0; tried < 60; tried++) expect(await from(tried)).toBe(true);
  expect(await from(60)).toBe(false);
  clock.forward(60_000);
  expect(await from(61)).toBe(false);
  clock.forward(30_000);
  expect(await from(62)).toBe(true);
});

test("Redis that answers is believed, and nothing is counted here", async ({ app, owner, clock }) => {
  const [letIn, refused] = [someone(), someone()];
  const limit: AttemptLimit = { limit: async (subject) => ({ success: subject !== refused }) };
  const mayTry = createSignInLimit({ redis: both(limit), database: app, now: clock.now, onRedisAway: () => {} });
  expect(await mayTry({ email: letIn, address: "192.0.2.8" })).toBe(true);
  expect(await mayTry({ email: refused, address: "192.0.2.8" })).toBe(false);
  const counted = [`email:${letIn}`, `email:${refused}`, "address:192.0.2.8"].map(digestOf);
  expect(await owner.sql`select from sign_in_attempts where subject in ${owner.sql(counted)}`).toHaveLength(0);
});

test("what is kept names nobody, and goes after a few minutes", async ({ app, owner, clock }) => {
  const mayTry = createSignInLimit({ redis: null, database: app, now: clock.now, onRedisAway: () => {} });
  const email = someone();
  await mayTry({ email, address: "192.0.2.9" });
  const kept = () => owner.sql`
    select subject from sign_in_attempts
     where subject in (${digestOf(`email:${email}`)}, ${digestOf("address:192.0.2.9")})`;
  expect(await kept()).toHaveLength(2);
  clock.forward(300_000);
  await mayTry({ email: someone(), address: null });
  expect(await kept()).toHaveLength(0);
});
