import { users } from "@cartage/db/schema/accounts";
import { auditEntries, auditSeals } from "@cartage/db/schema/platform";
import { and, desc, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { Page } from "../../paging.ts";
import {
  type AuditEntry,
  behind,
  entriesPage,
  isSealed,
  matching,
  subjectName,
  toAuditEntry,
} from "../audit/audit-entry.ts";
import type { ListAuditEntries } from "../inputs.ts";

/** The organisation's audit trail, the newest first, a page at a time. */
export async function listAuditEntries(
  ctx: Context,
  input: z.infer<typeof ListAuditEntries>,
): Promise<Page<AuditEntry>> {
  const { organisationId } = authorise(ctx.actor, "audit.view");
  const rows = await ctx.session.db
    .select({
      entry: auditEntries,
      subjectName,
      actorName: sql<string | null>`coalesce(${users.name}, case ${auditEntries.actorKind}
        when 'api_key' then (select name from api_keys where id::text = ${auditEntries.actorId})
        when 'user' then name_platform_person(${auditEntries.actorId}::uuid) end)`,
      behindName: sql<string | null>`coalesce(${behind.name}, name_platform_person(${auditEntries.behindId}))`,
      isSealed,
    })
    .from(auditEntries)
    .leftJoin(users, eq(sql`${users.id}::text`, auditEntries.actorId))
    .leftJoin(behind, eq(behind.id, auditEntries.behindId))
    .leftJoin(auditSeals, eq(auditSeals.entryId, auditEntries.id))
    .where(and(eq(auditEntries.organisationId, organisationId), matching(input)))
    .orderBy(desc(auditEntries.id))
    .limit(input.limit + 1);
  return entriesPage(rows, { limit: input.limit, toItem: toAuditEntry });
}
