import { users } from "@cartage/db/schema/accounts";
import { auditEntries, auditSeals } from "@cartage/db/schema/platform";
import { aliasedTable, and, eq, gte, lt, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { DomainEvent } from "../../events.ts";
import type { Page } from "../../paging.ts";
import { contains } from "../../search.ts";
import type { ListAuditEntries } from "../inputs.ts";

export interface AuditEntry {
  id: string;
  /** Epoch ms. */
  occurredAt: number;
  type: DomainEvent["type"];
  subject: { kind: string; id: string; name: string | null };
  actor: { kind: "user" | "driver" | "device" | "api_key" | "process" | "recipient"; id: string; name: string | null };
  /** Who acted on the actor's behalf. */
  behind: { id: string; name: string | null } | null;
  /** What was changed, as it was and as it is. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  address: string | null;
  requestId: string;
  /** Whether the entry has its place in the chain, so that a change of it would show. */
  isSealed: boolean;
}

/** Who stands behind an actor; `users` is the actor. */
export const behind = aliasedTable(users, "behind");

/** What an entry is about, by the name it has today; null when it is gone, or has none. */
export const subjectName = sql<string | null>`
  case ${auditEntries.subjectKind}
    when 'vehicle' then (select name from vehicles where id = ${auditEntries.subjectId}::uuid)
    when 'device' then (select name from devices where id = ${auditEntries.subjectId}::uuid)
    when 'group' then (select name from vehicle_groups where id = ${auditEntries.subjectId}::uuid)
    when 'api_key' then (select name from api_keys where id = ${auditEntries.subjectId}::uuid)
    when 'member' then (select name from users where id = ${auditEntries.subjectId}::uuid)
    when 'user' then (select name from users where id = ${auditEntries.subjectId}::uuid)
    when 'request' then (select subject from requests where id = ${auditEntries.subjectId}::uuid)
    when 'invitation' then (select email from invitations where id = ${auditEntries.subjectId}::uuid)
    when 'identity_provider' then (select name from identity_providers where id = ${auditEntries.subjectId}::uuid)
    when 'plan' then (select name from plans where id = ${auditEntries.subjectId}::uuid)
    when 'hub' then (select name from hubs where id = ${auditEntries.subjectId}::uuid)
    when 'lane' then (
      select origin.code || ' → ' || target.code
        from lanes lane join hubs origin on origin.id = lane.from_hub_id join hubs target on target.id = lane.to_hub_id
       where lane.id = ${auditEntries.subjectId}::uuid)
    when 'driver' then (select name from users where id = ${auditEntries.subjectId}::uuid)
    when 'assignment' then (
      select person.name || ' · ' || vehicle.name
        from assignments assigned join users person on person.id = assigned.driver_id
          join vehicles vehicle on vehicle.id = assigned.vehicle_id
       where assigned.id = ${auditEntries.subjectId}::uuid)
    when 'tag' then ${auditEntries.subjectId}
    when 'organisation' then (select name from organisations where id = ${auditEntries.subjectId}::uuid)
  end`;

const searched: SQL = sql`concat_ws(' ', ${auditEntries.type}, ${auditEntries.subjectId}, ${subjectName}, ${users.name},
  ${users.email}, ${auditEntries.address}, ${auditEntries.requestId}, ${auditEntries.before}::text, ${auditEntries.after}::text)`;

/** The entries that are asked for, of those that may be seen. */
export function matching({ search, from, to, subjectId, cursor }: z.infer<typeof ListAuditEntries>): SQL | undefined {
  return and(
    contains(searched, search),
    from === undefined ? undefined : gte(auditEntries.occurredAt, new Date(from)),
    to === undefined ? undefined : lt(auditEntries.occurredAt, new Date(to)),
    subjectId === undefined
      ? undefined
      : or(eq(auditEntries.subjectId, subjectId), eq(auditEntries.actorId, subjectId)),
    cursor ? lt(auditEntries.id, Number(cursor)) : undefined,
  );
}

export const isSealed = sql<boolean>`${auditSeals.seq} is not null`;

interface NamedEntry {
  entry: typeof auditEntries.$inferSelect;
  subjectName: string | null;
  actorName: string | null;
  behindName: string | null;
  isSealed: boolean;
}

export function toAuditEntry({ entry, subjectName, actorName, behindName, isSealed }: NamedEntry): AuditEntry {
  return {
    id: String(entry.id),
    occurredAt: entry.occurredAt.getTime(),
    // `record` alone writes it
    type: entry.type as DomainEvent["type"],
    subject: { kind: entry.subjectKind, id: entry.subjectId, name: subjectName },
    actor: { kind: entry.actorKind, id: entry.actorId, name: actorName },
    behind: entry.behindId === null ? null : { id: entry.behindId, name: behindName },
    before: entry.before as Record<string, unknown> | null,
    after: entry.after as Record<string, unknown> | null,
    address: entry.address,
    requestId: entry.requestId,
    isSealed,
  };
}

/** A page of entries by their number, the newest first. */
export function entriesPage<Row extends NamedEntry, Item>(
  rows: Row[],
  { limit, toItem }: { limit: number; toItem: (row: Row) => Item },
): Page<Item> {
  const shown = rows.slice(0, limit);
  return {
    items: shown.map(toItem),
    nextCursor: rows.length > limit ? String(shown.at(-1)?.entry.id) : null,
  };
}
