import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdRequest, moveRequest } from "../hold-request.ts";
import type { RequestId } from "../inputs.ts";
import { ownOrAll } from "../own-or-all.ts";

/** Closes a request, as its asker or an administrator may. Throws `not_found`, `asking.moved_on` when it is closed. */
export async function closeRequest(ctx: Context, { requestId }: z.infer<typeof RequestId>) {
  const member = authorise(ctx.actor, "requests.ask");

  return transactionally(ctx, async (tx) => {
    const request = await holdRequest(tx, requestId, ownOrAll(member));
    const { before, after, changedAt } = await moveRequest(tx, request, "close");
    const change = { before: { state: before }, after: { state: after } };
    await record(tx, { type: "request.closed", requestId, occurredAt: changedAt }, change);
    return { requestId };
  });
}
