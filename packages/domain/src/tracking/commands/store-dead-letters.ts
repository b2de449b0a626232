import { createHash } from "node:crypto";
import { newId } from "@cartage/db/id";
import { deadLetters } from "@cartage/db/schema/tracking";
import type { Session } from "@cartage/db/session";
import { sql } from "drizzle-orm";

/** A message, or one element of it, that could not be taken, and why. */
export interface DeadLetter {
  /** Null when the topic names no device of ours. */
  device: { deviceId: string; organisationId: string } | null;
  /** Whose letter it is when no device says so: of a program that sends for devices. */
  organisationId?: string;
  topic: string;
  payload: Uint8Array;
  /** Null when the whole message is meant. */
  elementIndex: number | null;
  field: string | null;
  reason: string;
  /** A sentence that names what was found and what was expected. */
  detail: string;
  receivedAt: Date;
}

/** Rows a statement: the parameters of one must stay below 65,535. */
const atOnce = 1_000;

/** Keeps what could not be decoded. The same again raises `times` instead of adding a row. Answers the rows' ids. */
export async function storeDeadLetters({ db }: Session, letters: DeadLetter[]): Promise<string[]> {
  const rows = mergeRepeats(letters.map(toRow));
  const ids: string[] = [];
  for (let from = 0; from < rows.length; from += atOnce) {
    const kept = await db
      .insert(deadLetters)
      .values(rows.slice(from, from + atOnce))
      .onConflictDoUpdate({
        target: [deadLetters.organisationId, deadLetters.deviceId, deadLetters.payloadDigest, deadLetters.elementIndex],
        set: {
          times: sql`${deadLetters.times} + excluded.times`,
          lastReceivedAt: sql`greatest(${deadLetters.lastReceivedAt}, excluded.last_received_at)`,
        },
      })
      .returning({ id: deadLetters.id });
    ids.push(...kept.map(({ id }) => id));
  }
  return ids;
}

type Row = ReturnType<typeof toRow>;

function toRow({
  device,
  organisationId,
  payload,
  elementIndex,
  receivedAt,
  topic,
  field,
  reason,
  detail,
}: DeadLetter) {
  return {
    id: newId(),
    organisationId: device?.organisationId ?? organisationId ?? null,
    deviceId: device?.deviceId ?? null,
    topic,
    way: wayOf(topic),
    payload,
    payloadDigest: createHash("sha256").update(payload).digest(),
    elementIndex: elementIndex ?? -1,
    field,
    reason,
    detail,
    times: 1,
    receivedAt,
    lastReceivedAt: receivedAt,
  };
}

/** The wire's own topics end with what they carry, others begin with it. */
function wayOf(topic: string): string {
  const levels = topic.split("/");
  return (levels[0] === "cartage" ? levels[4] : levels[0]) ?? "";
}

/** One statement may not touch a row twice. */
function mergeRepeats(rows: Row[]): Row[] {
  const merged = new Map<string, Row>();
  for (const row of rows) {
    const key = `${row.organisationId} ${row.deviceId} ${row.payloadDigest.toString("base64")} ${row.elementIndex}`;
    const known = merged.get(key);
    if (known) known.times += 1;
    else merged.set(key, row);
  }
  return [...merged.values()];
}
