import { createHash } from "node:crypto";

/** An audit entry as it is sealed: every column as Postgres writes it, so that any reader gets the same bytes. */
export interface SealableEntry {
  id: string;
  organisation_id: string | null;
  occurred_at: string;
  type: string;
  subject_kind: string;
  subject_id: string;
  actor_kind: string;
  actor_id: string;
  behind_id: string | null;
  before: string | null;
  after: string | null;
  address: string | null;
  request_id: string;
  trace_id: string | null;
}

/** The columns in the order in which they are hashed, as texts; times in UTC to the microsecond. */
export const sealableColumns = `
  id::text, organisation_id::text, to_char(occurred_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US') as occurred_at,
  type, subject_kind, subject_id, actor_kind, actor_id, behind_id::text, before::text, after::text, address, request_id, trace_id`;

/** What the first entry of a chain follows. */
export const chainStart = Buffer.alloc(32);

/** The chain of what belongs to no organisation. */
export const platformChain = "00000000-0000-0000-0000-000000000000";

/** SHA-256 over the seal before and the entry as a JSON array of its columns. */
export function sealOf(before: Uint8Array, entry: SealableEntry): Buffer {
  const { id, organisation_id, occurred_at, type, subject_kind, subject_id, actor_kind, actor_id } = entry;
  const { behind_id, before: was, after, address, request_id, trace_id } = entry;
  const who = [id, organisation_id, occurred_at, type, subject_kind, subject_id, actor_kind, actor_id, behind_id];
  const what = JSON.stringify([...who, was, after, address, request_id, trace_id]);
  return createHash("sha256").update(before).update(what).digest();
}
