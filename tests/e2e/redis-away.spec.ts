import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@cartage/local/ports";
import { type RunningRedisRest, startRedisRest } from "@cartage/local/start-redis-rest";
import { type APIRequestContext, expect, request, test } from "@playwright/test";
import { type LaunchedSystem, launchSystem } from "./setup/launch-system.ts";
import { inOneMinute, refusalIn, signInOverHttp } from "./setup/password-sign-in.ts";

// An installation of its own, whose Redis goes and comes back.

const account = { email: "first@cartage.example", password: "seven quiet lanterns over the bay" };
const token = "token of these tests";

let directory: string;
let port: number;
let redis: RunningRedisRest;
let system: LaunchedSystem;
let asked: APIRequestContext;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  directory = await mkdtemp(join(tmpdir(), "cartage-e2e-redis-"));
  port = await freePort();
  redis = await startRedisRest({ port, token });
  const env = { CARTAGE_DEMO: "0", UPSTASH_REDIS_REST_URL: redis.url, UPSTASH_REDIS_REST_TOKEN: token };
  system = await launchSystem({ directory, env, isSilent: true });
  asked = await request.newContext({ baseURL: system.url });
});

test.afterAll(async () => {
  await asked?.dispose();
  await system?.stop();
  await redis?.stop();
  await rm(directory, { recursive: true, force: true });
});

async function health() {
  const answer = await asked.get("/readyz");
  const { status, checks } = await answer.json();
  return { http: answer.status(), status, redis: checks.redis.status, postgres: checks.postgres.status };
}
const well = { http: 200, status: "ok", redis: "ok", postgres: "ok" };
const degraded = { http: 200, status: "degraded", redis: "down", postgres: "ok" };

/** The codes of so many wrong attempts for one address, in their order. */
const guess = async (times: number) => {
  const email = `nobody-${crypto.randomUUID()}@cartage.example`;
  const refusals = [];
  for (let n = 0; n < times; n++)
    refusals.push(await refusalIn(await signInOverHttp(asked, { email, password: "not the password" })));
  return refusals;
};
const isTooMany = ({ code }: { code: string | null }) => code === "request.too_many";

test("while Redis is away people sign in, guesses are counted all the same, and health says so until it is back", async ({
  page,
}) => {
  await page.goto(/http:\/\/\S+\/setup\/\S+/.exec(system.said())?.[0] ?? "");
  await page.getByLabel("Organisation").fill("First Freight");
  await page.getByLabel("Your name").fill("The First");
  await page.getByLabel("Email").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Create and sign in" }).click();
  await expect(page).toHaveURL(/\/devices\?add=true/);
  expect(await health()).toEqual(well);

  for (const outage of ["first", "second"]) {
    await redis.stop();
    await expect.poll(health, outage).toEqual(degraded);
    expect((await signInOverHttp(asked, account)).status()).toBe(200);
    expect((await asked.get("/api/trpc/accounts.me")).status()).toBe(200);
    const refusals = await inOneMinute(() => guess(11));
    expect(refusals.map(isTooMany)).toEqual([...Array(10).fill(false), true]);
    expect(refusals.at(-1)).toMatchObject({ status: 429, retryAfter: "60" });

    redis = await startRedisRest({ port, token });
    await expect.poll(health, outage).toEqual(well);
    expect((await signInOverHttp(asked, account)).status()).toBe(200);
  }
});
