import { members, users } from "@cartage/db/schema/accounts";
import { and, asc, eq } from "drizzle-orm";
import { letInto } from "../../accounts/let-into.ts";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";

const MOST = 500;

/** The members who are hub workers, to choose who works at a hub. */
export async function listWorkers(ctx: Context): Promise<{ id: string; name: string }[]> {
  const { organisationId } = authorise(ctx.actor, "hubs.edit");
  return ctx.session.db
    .select({ id: users.id, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(letInto(organisationId), eq(members.role, "hub_worker")))
    .orderBy(asc(users.name), asc(users.id))
    .limit(MOST);
}
