import type { ReceivedEvent } from "@cartage/domain/integrations/webhooks/received-event";
import { z } from "zod";

/** One who sends us events: how they prove it, and what they say. */
export interface WebhookSource {
  /** Whether the body is theirs, and new. */
  isTheirs(request: Headers, body: Uint8Array, now: Date): boolean;
  /** What the body says. Throws a `ZodError` or a `SyntaxError` for what is none of their events. */
  read(request: Headers, body: Uint8Array): Omit<ReceivedEvent, "provider" | "digest">;
}

/** How far the time of a signature may be from ours. */
export const toleranceMs = 300_000;

/** An id or a name of theirs: without control characters, which Postgres' text refuses in part. */
export const theirText = z
  .string()
  .max(200)
  .regex(/^\P{Cc}+$/u);

const lastMs = 253_402_300_799_999;
export const milliseconds = z
  .number()
  .min(0)
  .max(lastMs)
  .transform((ms) => new Date(ms));
export const seconds = z
  .number()
  .min(0)
  .max(lastMs / 1000)
  .transform((s) => new Date(s * 1000));

/** The body as JSON. Throws a `SyntaxError`. */
export function readJson(body: Uint8Array): unknown {
  // what is no UTF-8 becomes U+FFFD, which is no JSON outside a text and no id inside one
  return JSON.parse(new TextDecoder().decode(body));
}
