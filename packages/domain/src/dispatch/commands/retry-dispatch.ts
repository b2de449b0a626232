import { dispatches } from "@cartage/db/schema/dispatch";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { DispatchId } from "../inputs.ts";

/** Has a dispatch that is stuck taken up again, from the step that it stands at. Throws `not_found`, `dispatch.over`. */
export async function retryDispatch(ctx: Context, { dispatchId }: z.infer<typeof DispatchId>) {
  authoriseOnPlatform(ctx.actor, "issues.manage");
  return transactionally(ctx, async (tx) => {
    const [dispatch] = await tx.select().from(dispatches).where(eq(dispatches.id, dispatchId)).for("update");
    if (!dispatch) throw new DomainError("not_found");
    if (dispatch.endedAt) throw new DomainError("dispatch.over");
    const { routeId } = dispatch;
    const version = dispatch.version + 1;
    await tx.update(dispatches).set({ version }).where(eq(dispatches.id, dispatchId));
    await record(tx, { type: "dispatch.retried", dispatchId, routeId, version, occurredAt: ctx.now() });
    return { dispatchId };
  });
}
