import "server-only";
import { type CallLimit, createCallLimit, mostCalls } from "@cartage/auth/call-limit";
import { Ratelimit } from "@upstash/ratelimit";
import type { Redis } from "@upstash/redis";
import { log } from "./log.ts";
import { redisClient } from "./sign-in-limit.ts";

/** Counts everybody's calls, over all processes where Redis is. */
export function callLimit(): CallLimit {
  const redis = redisClient();
  const perMinute = (kind: keyof typeof mostCalls, client: Redis) =>
    new Ratelimit({
      redis: client,
      prefix: `calls:${kind}`,
      limiter: Ratelimit.slidingWindow(mostCalls[kind], "1 m"),
      ephemeralCache: false,
      timeout: 500,
    });
  return createCallLimit({
    redis: redis && {
      address: perMinute("address", redis),
      caller: perMinute("caller", redis),
      organisation: perMinute("organisation", redis),
    },
    now: Date.now,
    onRedisAway: (err) => log().warn({ err }, "calls are counted by each process for itself: Redis is away"),
  });
}
