import { organisations, users } from "@cartage/db/schema/accounts";
import { auditEntries, auditSeals } from "@cartage/db/schema/platform";
import { and, desc, eq, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
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
import type { ListPlatformAuditEntries } from "../inputs.ts";

export interface PlatformAuditEntry extends AuditEntry {
  /** In whose trail it stands; null for the platform's own. */
  organisation: { id: string; name: string } | null;
}

/** What belongs to no organisation, and what was done on members' behalf, the newest first, a page at a time. */
export async function listPlatformAuditEntries(
  ctx: Context,
  input: z.infer<typeof ListPlatformAuditEntries>,
): Promise<Page<PlatformAuditEntry>> {
  authoriseOnPlatform(ctx.actor, "platform_audit.view");
  const rows = await ctx.session.db
    .select({
      entry: auditEntries,
      organisationName: organisations.name,
      subjectName,
      actorName: sql<string | null>`${users.name}`,
      behindName: sql<string | null>`${behind.name}`,
      isSealed,
    })
    .from(auditEntries)
    .leftJoin(organisations, eq(organisations.id, auditEntries.organisationId))
    .leftJoin(users, eq(sql`${users.id}::text`, auditEntries.actorId))
    .leftJoin(behind, eq(behind.id, auditEntries.behindId))
    .leftJoin(auditSeals, eq(auditSeals.entryId, auditEntries.id))
    .where(and(did(input.did), matching(input)))
    .orderBy(desc(auditEntries.id))
    .limit(input.limit + 1);
  return entriesPage(rows, {
    limit: input.limit,
    toItem: (row) => ({
      ...toAuditEntry(row),
      organisation:
        row.entry.organisationId !== null && row.organisationName !== null
          ? { id: row.entry.organisationId, name: row.organisationName }
          : null,
    }),
  });
}

function did(asked: z.infer<typeof ListPlatformAuditEntries>["did"]): SQL | undefined {
  const { organisationId, behindId } = auditEntries;
  if (asked === "itself") return isNull(organisationId);
  if (asked === "on_behalf") return isNotNull(behindId);
  return or(isNull(organisationId), isNotNull(behindId));
}
