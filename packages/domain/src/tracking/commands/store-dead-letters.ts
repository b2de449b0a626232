import { hash } from "node:crypto";
import type { Cell } from "@cartage/db/array-column";
import { ArrayColumns } from "@cartage/db/array-columns";
import { newId } from "@cartage/db/id";
import type { Session } from "@cartage/db/session";

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

const columns = [
  ["id", "text"],
  ["organisation_id", "text"],
  ["device_id", "text"],
  ["topic", "text"],
  ["way", "text"],
  ["payload", "bytea"],
  ["payload_digest", "bytea"],
  ["element_index", "int4"],
  ["field", "text"],
  ["reason", "text"],
  ["detail", "text"],
  ["times", "int4"],
  ["received_at", "timestamptz"],
  ["last_received_at", "timestamptz"],
] as const;

const insert = `
  insert into dead_letters as kept (${columns.map(([name]) => name).join(", ")})
  select ${columns.map(([name, type], at) => `unnest($${at + 1}::${type}[]${name.endsWith("id") ? "::uuid[]" : ""})`).join(", ")}
  on conflict (organisation_id, device_id, payload_digest, element_index) do update
    set times = kept.times + excluded.times, last_received_at = greatest(kept.last_received_at, excluded.last_received_at)
  returning id`;

/**
 * Keeps what could not be decoded, in one statement: a flood of it holds up what is good no more than it must. The same again
 * raises `times` instead of adding a row. Answers the rows' ids.
 */
export async function storeDeadLetters({ sql }: Pick<Session, "sql">, letters: DeadLetter[]): Promise<string[]> {
  if (letters.length === 0) return [];
  const given = new ArrayColumns(columns.map(([, type]) => type));
  for (const row of mergeRepeats(letters.map(toRow))) given.add(cellsOf(row));
  const kept = await sql.unsafe<{ id: string }[]>(insert, given.parameters(sql), { prepare: true });
  return kept.map(({ id }) => id);
}

function cellsOf({ payloadDigest, receivedAt, times, ...row }: Row): Cell[] {
  const { id, organisationId, deviceId, topic, way, payload, elementIndex, field, reason, detail } = row;
  const at = receivedAt.getTime();
  return [
    ...[id, organisationId, deviceId, topic, way, payload, payloadDigest, elementIndex, field, reason, detail, times],
    ...[at, at],
  ];
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
    payloadDigest: hash("sha256", payload, "buffer"),
    elementIndex: elementIndex ?? -1,
    field,
    reason,
    detail,
    times: 1,
    receivedAt,
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
