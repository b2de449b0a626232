import { Redis } from "ioredis";
import { type Command, RedisError, type RedisStore, type Reply } from "./redis-store.ts";

/**
 * A real Redis, on one connection.
 * @throws when it does not answer at start
 */
export async function connectedRedis(url: string): Promise<RedisStore> {
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 1,
    // half a transaction, sent again on a new connection, would run without its MULTI
    autoResendUnfulfilledCommands: false,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  });
  redis.on("error", () => undefined);
  try {
    await redis.connect();
  } catch (cause) {
    redis.disconnect();
    throw new Error(`The Redis of REDIS_URL (${new URL(url).host}) cannot be reached: ${String(cause)}`, { cause });
  }

  const send = ([name, ...args]: Command): Promise<Reply> => redis.callBuffer(name, ...args) as Promise<Reply>;
  return {
    run: send,
    async transact(commands) {
      // written in one go, so that nothing comes between them
      const replies = await Promise.allSettled([["MULTI"] as const, ...commands, ["EXEC"] as const].map(send));
      const exec = replies.at(-1);
      if (exec?.status === "rejected") throw exec.reason;
      if (!Array.isArray(exec?.value)) throw new RedisError("EXECABORT Transaction discarded");
      return exec.value;
    },
    async end() {
      redis.disconnect();
    },
  };
}
