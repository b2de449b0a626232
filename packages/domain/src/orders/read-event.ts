import type { OrderEvent, OrderEventBody } from "./log-rules.ts";

/** A row of the log as an event; `appendEvents` alone writes them. */
export function readEvent(row: { version: number; type: string; body: unknown; occurredAt: Date }): OrderEvent {
  const body = Object.assign({ type: row.type }, row.body) as OrderEventBody;
  // logs from before orders asked for skills
  if ("content" in body) body.content.skills ??= [];
  return { version: row.version, at: row.occurredAt.getTime(), body };
}
