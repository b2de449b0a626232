import { encodePositions } from "@cartage/telemetry/codec";
import type { NumberedPosition } from "../outbox/position-store.ts";
import type { PhoneDevice } from "../session/phone-session.ts";
import type { PostOutcome } from "./publisher.ts";

const ANSWER_WITHIN_MS = 30_000;

/** Sends a batch by HTTPS as the device; a 2xx means that it is committed. */
export async function postPositions(
  server: string,
  { id, secret }: PhoneDevice,
  positions: NumberedPosition[],
): Promise<PostOutcome> {
  const tooLate = new AbortController();
  const timer = setTimeout(() => tooLate.abort(), ANSWER_WITHIN_MS);
  try {
    const response = await fetch(`${server}/api/v1/positions`, {
      method: "POST",
      headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}`, "content-type": "application/json" },
      body: encodePositions(positions),
      signal: tooLate.signal,
      credentials: "omit",
    });
    if (response.ok || (await isKeptAsDeadLetters(response))) return "committed";
    return response.status === 401 || response.status === 403 ? "refused" : "failed";
  } catch {
    return "failed";
  } finally {
    clearTimeout(timer);
  }
}

/** A batch of which nothing could be read is kept by the server as dead letters: sending it again would change nothing. */
async function isKeptAsDeadLetters(response: Response) {
  if (response.status !== 422) return false;
  const body: unknown = await response.json();
  return typeof body === "object" && body !== null && "code" in body && body.code === "positions.refused";
}
