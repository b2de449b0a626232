import { timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { connectedRedis } from "./connected-redis.ts";
import { listen } from "./listen.ts";
import { memoryRedis } from "./memory-redis/memory-redis.ts";
import { type Command, RedisError, type RedisStore, type Reply } from "./redis-store.ts";
import { withScripts } from "./script-book.ts";

const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** They would change, or hold, the connection that everyone shares. */
const NOT_OVER_REST = new Set(
  "SUBSCRIBE PSUBSCRIBE SSUBSCRIBE UNSUBSCRIBE PUNSUBSCRIBE MONITOR MULTI EXEC DISCARD WATCH UNWATCH SELECT AUTH HELLO QUIT RESET CLIENT SHUTDOWN DEBUG REPLICAOF SLAVEOF SYNC PSYNC BLPOP BRPOP BLMOVE BLMPOP BRPOPLPUSH BZPOPMIN BZPOPMAX BZMPOP WAIT".split(
    " ",
  ),
);

export type RedisRestOptions = {
  /** 0 takes a free one. */
  port: number;
  host?: string;
  /** What clients send as their bearer token. */
  token: string;
  /** A real Redis to answer from; in memory without it. */
  redisUrl?: string | undefined;
};

export type RunningRedisRest = { port: number; url: string; stop(): Promise<void> };

/**
 * An HTTP server that `@upstash/redis` and `@upstash/ratelimit` work with unchanged, after Upstash's REST API
 * (https://upstash.com/docs/redis/features/restapi): a command in the body or in the path, `/pipeline`,
 * `/multi-exec`, base64 replies. Server-sent events (subscribe, monitor) are not spoken.
 * @throws with what to do about a taken port or a Redis that does not answer
 */
export async function startRedisRest({
  port,
  host = "127.0.0.1",
  token,
  redisUrl,
}: RedisRestOptions): Promise<RunningRedisRest> {
  const store = withScripts(redisUrl ? await connectedRedis(redisUrl) : memoryRedis());
  const server = createServer((request, response) => {
    answer(request, token, store).then(
      ({ status, body }) => send(response, status, body),
      (error) => send(response, error instanceof HttpError ? error.status : 400, { error: messageOf(error) }),
    );
  });
  const listener = await listen(server, port, host, "CARTAGE_REDIS_REST_PORT").catch(async (error) => {
    await store.end();
    throw error;
  });
  return {
    port: listener.port,
    url: `http://${host}:${listener.port}`,
    async stop() {
      await listener.close();
      await store.end();
    },
  };
}

class HttpError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

async function answer(request: IncomingMessage, token: string, store: RedisStore) {
  const url = new URL(request.url ?? "/", "http://localhost");
  const given = request.headers.authorization?.replace(/^Bearer /i, "") ?? url.searchParams.get("_token") ?? "";
  if (!isSame(token, given)) throw new HttpError(401, "Unauthorized");

  const encode = request.headers["upstash-encoding"] === "base64" ? toBase64 : toText;
  const asResult = (reply: Reply) => (reply instanceof Error ? { error: reply.message } : { result: encode(reply) });
  const body = await readBody(request);

  if (url.pathname === "/pipeline") {
    const replies = parseCommands(body).map((command) => store.run(command).catch((error: Error) => error));
    return { status: 200, body: (await Promise.all(replies)).map(asResult) };
  }
  if (url.pathname === "/multi-exec") {
    return { status: 200, body: (await store.transact(parseCommands(body))).map(asResult) };
  }
  const command = url.pathname === "/" ? parseCommand(parseJson(body)) : commandOfPath(url, body);
  return { status: 200, body: asResult(await store.run(command)) };
}

function commandOfPath(url: URL, body: string): Command {
  url.searchParams.delete("_token");
  const segments = url.pathname.split("/").slice(1).map(decodeURIComponent);
  return parseCommand([
    ...segments,
    ...(body ? [body] : []),
    ...[...url.searchParams].flat().filter((part) => part !== ""),
  ]);
}

function parseCommands(body: string): Command[] {
  const commands = parseJson(body);
  if (!Array.isArray(commands)) throw new RedisError("ERR expected an array of commands");
  return commands.map(parseCommand);
}

function parseCommand(value: unknown): Command {
  if (!Array.isArray(value) || value.length === 0)
    throw new RedisError("ERR expected a command: an array of its name and arguments");
  const [name, ...args] = value.map((part) => (typeof part === "object" ? JSON.stringify(part) : String(part)));
  const known = String(name).toUpperCase();
  if (NOT_OVER_REST.has(known)) throw new RedisError(`ERR Command is not available over REST: '${known}'`);
  return [known, ...args];
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new RedisError("ERR failed to parse the body: expected JSON");
  }
}

/** "OK" goes as it is; @upstash/redis knows it among the encoded. */
function toBase64(reply: Reply): unknown {
  if (Array.isArray(reply)) return reply.map(toBase64);
  if (reply instanceof Error) return Buffer.from(reply.message).toString("base64");
  if (reply === null || typeof reply === "number") return reply;
  const bytes = Buffer.from(reply);
  return bytes.equals(OK) ? "OK" : bytes.toString("base64");
}

const OK = Buffer.from("OK");

function toText(reply: Reply): unknown {
  if (Array.isArray(reply)) return reply.map(toText);
  if (reply instanceof Error) return reply.message;
  return Buffer.isBuffer(reply) ? reply.toString() : reply;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new HttpError(413, "ERR max request size exceeded");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
