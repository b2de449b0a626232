import { type RunningRedisRest, startRedisRest } from "@cartage/local/start-redis-rest";
import { findServer } from "@cartage/testing/server-binary";
import { startRedis } from "@cartage/testing/start-redis";
import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const token = "a token";

const backends = findServer("redis-server") ? ["in memory", "over a real Redis"] : ["in memory"];

describe.each(backends)("%s", (backend) => {
  let server: RunningRedisRest;
  let redis: Redis;
  let end = async () => {};

  beforeAll(async () => {
    const real = backend === "in memory" ? null : await startRedis();
    server = await startRedisRest({ port: 0, token, redisUrl: real?.url });
    redis = new Redis({ url: server.url, token, retry: false });
    end = async () => {
      await server.stop();
      await real?.stop();
    };
  });
  afterAll(() => end());
  beforeEach(() => redis.flushall());

  test("strings, with their conditions and their time to live", async () => {
    expect(await redis.set("plate", "29C-123.45", { ex: 100 })).toBe("OK");
    expect(await redis.set("plate", "other", { nx: true })).toBeNull();
    expect(await redis.get("plate")).toBe("29C-123.45");
    expect(await redis.ttl("plate")).toBeGreaterThan(98);
    expect(await redis.set("count", 1)).toBe("OK");
    expect(await redis.incrby("count", 5)).toBe(6);
    expect(await redis.mget("count", "none", "plate")).toEqual([6, null, "29C-123.45"]);
    expect(await redis.getdel("plate")).toBe("29C-123.45");
    expect(await redis.exists("plate", "count")).toBe(1);
  });

  test("a key that expired is gone", async () => {
    await redis.set("short", "x", { px: 30 });
    await expect.poll(() => redis.get("short"), { interval: 10 }).toBeNull();
    expect(await redis.ttl("short")).toBe(-2);
  });

  test("text in any script, and the word OK, come back as they were", async () => {
    for (const value of ["Đà Nẵng 🚚", "OK", "", 'quotes " and \\', "line\nbreak"]) {
      await redis.set("text", value);
      expect(await redis.get("text")).toBe(value);
    }
  });

  test("objects are kept as JSON", async () => {
    await redis.set("object", { lat: 21.03, tags: ["a"] });
    expect(await redis.get("object")).toEqual({ lat: 21.03, tags: ["a"] });
  });

  test("hashes", async () => {
    expect(await redis.hset("vehicle", { name: "Truck 1", speed: 12 })).toBe(2);
    expect(await redis.hgetall("vehicle")).toEqual({ name: "Truck 1", speed: 12 });
    expect(await redis.hincrby("vehicle", "stops", 2)).toBe(2);
    expect(await redis.hmget("vehicle", "name", "none")).toEqual({ name: "Truck 1", none: null });
    expect(await redis.hdel("vehicle", "name", "none")).toBe(1);
    expect(await redis.hgetall("none")).toBeNull();
  });

  test("sets", async () => {
    expect(await redis.sadd("a", "x", "y", "x")).toBe(2);
    await redis.sadd("b", "y", "z");
    expect(await redis.sinter("a", "b")).toEqual(["y"]);
    expect((await redis.sunion("a", "b")).toSorted()).toEqual(["x", "y", "z"]);
    expect(await redis.sismember("a", "z")).toBe(0);
    expect(await redis.smembers("none")).toEqual([]);
  });

  test("sorted sets: ties by member, open ends, greater only", async () => {
    await redis.zadd("board", { score: 2, member: "b" }, { score: 2, member: "a" }, { score: 5, member: "c" });
    expect(await redis.zrange("board", 0, -1)).toEqual(["a", "b", "c"]);
    expect(await redis.zrange("board", "(2", "+inf", { byScore: true, withScores: true })).toEqual(["c", 5]);
    expect(await redis.zrange("board", 0, 0, { rev: true })).toEqual(["c"]);
    expect(await redis.zadd("board", { gt: true, ch: true }, { score: 1, member: "c" })).toBe(0);
    expect(await redis.zincrby("board", 1.5, "a")).toBe(3.5);
    expect(await redis.zrank("board", "a")).toBe(1);
    expect(await redis.zremrangebyscore("board", 2, 3)).toBe(1);
    expect(await redis.zcard("board")).toBe(2);
  });

  test("a pipeline answers each command, errors among them", async () => {
    const pipeline = redis.pipeline().set("word", "x").incr("word").get("word");
    const replies = await pipeline.exec({ keepErrors: true });
    expect(replies.map(({ error }) => error)).toEqual([
      undefined,
      "ERR value is not an integer or out of range",
      undefined,
    ]);
    expect(replies[2]?.result).toBe("x");
  });

  test("a transaction runs as one, and not at all when a command is malformed", async () => {
    expect(await redis.multi().incr("n").incr("n").exec()).toEqual([1, 2]);
    const malformed = await post(server, "/multi-exec", [["INCR", "n"], ["NOSUCH"]]);
    expect(malformed.status).toBe(400);
    expect(await malformed.json()).toEqual({ error: expect.stringContaining("EXECABORT") });
    expect(await redis.get("n")).toBe(2);
  });

  test("twenty transactions at once do not mix", async () => {
    const before = Array.from({ length: 20 }, () => redis.multi().incr("mixed").incr("mixed").exec<[number, number]>());
    for (const [first, second] of await Promise.all(before)) expect(second).toBe(first + 1);
  });

  test("scripts, by text and by digest, also with a line of flags", async () => {
    const script = "#!lua flags=allow-key-locking\nreturn {KEYS[1], tonumber(ARGV[1]) * 2, redis.call('get', 'none')}";
    expect(await redis.eval(script, ["k"], [21])).toEqual(["k", 42, null]);
    const digest = await redis.scriptLoad("#!lua flags=no-writes\nreturn redis.call('hgetall', KEYS[1])");
    await redis.hset("h", { a: 1 });
    expect(await redis.evalsha(digest, ["h"], [])).toEqual(["a", 1]);
    expect(await redis.scriptExists(digest, "0".repeat(40))).toEqual([1, 0]);
    await expect(redis.evalsha("0".repeat(40), [], [])).rejects.toThrow("NOSCRIPT");
    await expect(redis.eval("return redis.call('incr', 'h')", [], [])).rejects.toThrow("WRONGTYPE");
    expect(await redis.createScript<number>("return redis.call('incrby', KEYS[1], ARGV[1])").exec(["k"], ["7"])).toBe(
      7,
    );
  });

  test.each([
    ["sliding window", () => Ratelimit.slidingWindow(3, "60 s")],
    ["fixed window", () => Ratelimit.fixedWindow(3, "60 s")],
    ["token bucket", () => Ratelimit.tokenBucket(3, "60 s", 3)],
  ])("@upstash/ratelimit: %s lets three through and no more", async (_name, limiter) => {
    const limit = new Ratelimit({ redis, limiter: limiter(), analytics: true, ephemeralCache: false });
    const verdicts = [];
    for (let attempt = 0; attempt < 4; attempt += 1) verdicts.push(await limit.limit("someone"));
    await Promise.all(verdicts.map(({ pending }) => pending));
    expect(verdicts.map(({ success }) => success)).toEqual([true, true, true, false]);
    expect((await limit.getRemaining("someone")).remaining).toBe(0);
    await limit.resetUsedTokens("someone");
    expect((await limit.limit("someone")).success).toBe(true);
  });

  test("a wrong token is refused", async () => {
    await expect(new Redis({ url: server.url, token: "wrong", retry: false }).get("x")).rejects.toThrow("Unauthorized");
  });

  test("errors come in Upstash's shape", async () => {
    const unknown = await post(server, "/", ["NOSUCH", "a"]);
    expect([unknown.status, await unknown.json()]).toEqual([
      400,
      { error: "ERR unknown command 'NOSUCH', with args beginning with: 'a' " },
    ]);
    expect((await post(server, "/", ["SUBSCRIBE", "a"])).status).toBe(400);
    expect((await post(server, "/pipeline", "no")).status).toBe(400);
  });

  test("a command may stand in the path", async () => {
    const headers = { authorization: `Bearer ${token}` };
    await fetch(`${server.url}/set/path%20key?EX=100`, { method: "POST", headers, body: "a value" });
    const reply = await fetch(`${server.url}/get/path%20key?_token=${encodeURIComponent(token)}`);
    expect(await reply.json()).toEqual({ result: "a value" });
  });

  test("base64 is spoken when asked for", async () => {
    await redis.rpush("list", "é", "OK");
    const reply = await post(server, "/", ["LRANGE", "list", "0", "-1"], { "upstash-encoding": "base64" });
    expect(await reply.json()).toEqual({ result: ["w6k=", "OK"] });
  });
});

test("a Redis that does not answer is named at start, without its password", async () => {
  const start = startRedisRest({ port: 0, token, redisUrl: "redis://:secret@127.0.0.1:1/0" });
  await expect(start).rejects.toThrow(/^The Redis of REDIS_URL \(127\.0\.0\.1:1\) cannot be reached/);
});

function post(server: RunningRedisRest, path: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${server.url}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify(body),
  });
}
