import "server-only";
import { createSignInLimit, mostAttempts, type SignInAttempt } from "@cartage/auth/sign-in-limit";
import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import { env } from "../env.ts";
import { database } from "./database.ts";
import { log } from "./log.ts";
import { perProcess } from "./per-process.ts";

/** Whether another attempt to sign in may be made. Rejects while neither Redis nor Postgres can be asked. */
export function mayTrySignIn(attempt: SignInAttempt): Promise<boolean> {
  return perProcess("sign-in-limit", create)(attempt);
}

function create() {
  const redis = redisClient();
  const perMinute = (kind: keyof typeof mostAttempts, client: Redis) =>
    new Ratelimit({
      redis: client,
      prefix: `sign-in:${kind}`,
      limiter: Ratelimit.slidingWindow(mostAttempts[kind], "1 m"),
      ephemeralCache: false,
      timeout: 1_000,
    });
  return createSignInLimit({
    redis: redis && { email: perMinute("email", redis), address: perMinute("address", redis) },
    database: database(),
    now: () => new Date(),
    onRedisAway: (err) => log().warn({ err }, "attempts to sign in are counted in Postgres: Redis is away"),
  });
}

/** Redis through the Upstash protocol; null where it is not configured. */
export function redisClient(): Redis | null {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
  if (!url || !token) return null;
  return perProcess("redis", () => new Redis({ url, token, enableTelemetry: false, retry: { retries: 1 } }));
}
