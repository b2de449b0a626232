import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import type { Outbound } from "@cartage/auth/sso/outbound";
import type { Outcome } from "@cartage/domain/notifications/commands/settle-notification";

export interface Post {
  url: string;
  headers: Record<string, string>;
  body: string | Buffer;
}

const withinMs = 10_000;

/**
 * Posts to an address that a customer named, through the guard of outgoing connections; follows no redirection. Any 2xx
 * is success, 404 and 410 mean that nobody is there, all else may be tried again. Never rejects.
 */
export async function post({ url, headers, body }: Post, { agent, permits }: Outbound): Promise<Outcome> {
  const start = performance.now();
  const took = () => performance.now() - start;
  try {
    if (!permits(url)) return { kind: "failed", error: "This address may not be called.", tookMs: took() };
    const status = await send({ url, headers, body }, agent);
    if (status >= 200 && status < 300) return { kind: "sent", status, tookMs: took() };
    return { kind: status === 410 ? "gone" : "failed", status, error: `HTTP ${status}`, tookMs: took() };
  } catch (error) {
    return { kind: "failed", error: error instanceof Error ? error.message : String(error), tookMs: took() };
  }
}

function send({ url, headers, body }: Post, agent: Outbound["agent"]): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const request = url.startsWith("https:") ? overHttps : overHttp;
  const options = { method: "POST", agent, headers: { ...headers, "content-length": Buffer.byteLength(body) } };
  const sending = request(url, { ...options, signal: AbortSignal.timeout(withinMs) }, (answer) => {
    // what it answers is nobody's concern
    answer.resume();
    answer.on("error", reject);
    resolve(answer.statusCode ?? 0);
  });
  sending.on("error", reject);
  sending.end(body);
  return promise;
}
