import "server-only";
import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import { env } from "../env.ts";
import { log } from "./log.ts";
import { perProcess } from "./per-process.ts";

type Attempt = { email: string; address: string | null };

/** Whether another attempt to sign in may be made: ten a minute for an email, sixty for an address. Open while Redis is away. */
export async function mayTrySignIn({ email, address }: Attempt): Promise<boolean> {
  const limits = perProcess("sign-in-limits", createLimits);
  if (!limits) return true;
  try {
    const answers = await Promise.all([
      limits.email.limit(email.trim().toLowerCase()),
      ...(address ? [limits.address.limit(address)] : []),
    ]);
    return answers.every(({ success }) => success);
  } catch (err) {
    log().warn({ err }, "attempts to sign in are not being counted");
    return true;
  }
}

function createLimits() {
  const redis = redisClient();
  if (!redis) return null;
  const perMinute = (attempts: number, prefix: string) =>
    new Ratelimit({ redis, prefix, limiter: Ratelimit.slidingWindow(attempts, "1 m"), ephemeralCache: false });
  return { email: perMinute(10, "sign-in:email"), address: perMinute(60, "sign-in:address") };
}

/** Redis through the Upstash protocol; null where it is not configured. */
export function redisClient(): Redis | null {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
  if (!url || !token) return null;
  return perProcess("redis", () => new Redis({ url, token, enableTelemetry: false, retry: { retries: 1 } }));
}
