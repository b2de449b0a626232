import type { z } from "zod";
import { RoutingUnavailable } from "./routing.ts";

export interface Asked<Answer> {
  url: URL;
  /** Sent as JSON with POST; without it the request is a GET. */
  body?: object;
  Answer: z.ZodType<Answer>;
  signal?: AbortSignal | undefined;
}

/** Asks a routing server. Both kinds answer refusals as JSON too, with status 400; other answers are unavailability. */
export async function askJson<Answer>({ url, body, Answer, signal }: Asked<Answer>): Promise<Answer> {
  const response = await fetch(url, {
    ...(body && { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    redirect: "error",
    ...(signal && { signal }),
  }).catch((cause: unknown) => {
    throw new RoutingUnavailable(`${url.origin} did not answer.`, { cause });
  });
  if (!response.ok && response.status !== 400) {
    await response.body?.cancel();
    throw new RoutingUnavailable(`${url.origin} answered ${response.status}.`);
  }
  const given: unknown = await response.json().catch((cause: unknown) => {
    throw new RoutingUnavailable(`${url.origin} did not answer with JSON.`, { cause });
  });
  const { data, error } = Answer.safeParse(given);
  if (error) throw new RoutingUnavailable(`${url.origin} answered something else than documented.`, { cause: error });
  return data;
}

/** A path below a server's address, which may have a path of its own. */
export function below(base: string, path: string): URL {
  return new URL(path, base.endsWith("/") ? base : `${base}/`);
}
