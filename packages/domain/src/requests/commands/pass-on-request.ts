import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { addComment } from "../add-comment.ts";
import { holdRequest, moveRequest } from "../hold-request.ts";
import type { PassOnRequest } from "../inputs.ts";
import { ownOrAll } from "../own-or-all.ts";

/** Hands a request with its whole thread on to the platform. Throws `not_found`, `asking.moved_on`, `asking.too_many`. */
export async function passOnRequest(ctx: Context, { requestId, body }: z.infer<typeof PassOnRequest>) {
  const member = authorise(ctx.actor, "requests.answer");

  return transactionally(ctx, async (tx) => {
    const request = await holdRequest(tx, requestId, ownOrAll(member));
    const { before, after, changedAt } = await moveRequest(tx, request, "pass_on");
    const side = request.askedBy === member.id ? "asker" : "organisation";
    if (body) await addComment(tx, { organisationId: member.organisationId, requestId, side, body });
    const change = { before: { state: before }, after: { state: after } };
    await record(tx, { type: "request.passed_on", requestId, occurredAt: changedAt }, change);
    return { requestId };
  });
}
