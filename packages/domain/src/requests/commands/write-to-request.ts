import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { changeOf } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { addComment } from "../add-comment.ts";
import { holdRequest, moveRequest } from "../hold-request.ts";
import type { WriteToRequest } from "../inputs.ts";
import { ownOrAll } from "../own-or-all.ts";
import { tellAsker } from "../tell-about-request.ts";

/**
 * Writes into the thread: the asker goes on, which opens a request again; an administrator answers, and the asker gets a
 * mail. Throws `not_found`, `asking.moved_on` for an answer to a closed request, `asking.too_many`.
 */
export async function writeToRequest(ctx: Context, { requestId, body }: z.infer<typeof WriteToRequest>) {
  const member = authorise(ctx.actor, "requests.ask");

  return transactionally(ctx, async (tx) => {
    const request = await holdRequest(tx, requestId, ownOrAll(member));
    const side = request.askedBy === member.id ? "asker" : "organisation";
    const { before, after, changedAt } = await moveRequest(tx, request, `written_by_${side}`);
    const { commentId } = await addComment(tx, { organisationId: member.organisationId, requestId, side, body });
    if (side === "organisation") await tellAsker(tx, request, side);
    const change = changeOf({ state: before }, { state: after });
    await record(tx, { type: "request.commented", requestId, occurredAt: changedAt }, change);
    return { requestId, commentId };
  });
}
