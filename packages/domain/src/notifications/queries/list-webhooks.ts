import { webhookEndpoints } from "@cartage/db/schema/notifications";
import { and, asc, eq, isNull } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/** The organisation's endpoints in use, by name; there are 20 at the most. */
export async function listWebhooks(ctx: Context) {
  const { organisationId } = authorise(ctx.actor, "keys.manage");
  const { id, name, url, events, createdAt, failingSince, disabledAt } = webhookEndpoints;
  const rows = await ctx.session.db
    .select({ id, name, url, events, createdAt, failingSince, disabledAt })
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.organisationId, organisationId), isNull(webhookEndpoints.archivedAt)))
    .orderBy(asc(name), asc(id));
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.getTime(),
    failingSince: row.failingSince?.getTime() ?? null,
    disabledAt: row.disabledAt?.getTime() ?? null,
  }));
}
