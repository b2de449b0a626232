import { users } from "@cartage/db/schema/accounts";
import { asc } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { mayBeAssigned } from "../may-be-assigned.ts";

const most = 200;

/** Who an issue may be assigned to, the first 200 by name. */
export async function listAssignees(ctx: Context): Promise<{ id: string; name: string }[]> {
  authoriseOnPlatform(ctx.actor, "issues.manage");
  return ctx.session.db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(mayBeAssigned)
    .orderBy(asc(users.name), asc(users.id))
    .limit(most);
}
