import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { addComment } from "../add-comment.ts";
import { holdRequest, moveRequest } from "../hold-request.ts";
import type { WriteToRequest } from "../inputs.ts";
import { passedOn } from "../own-or-all.ts";
import { tellAdministrators } from "../tell-about-request.ts";

/** Gives a request back to its organisation, whose administrators get a mail. Throws `not_found`, `asking.moved_on`. */
export async function handBackRequest(ctx: Context, { requestId, body }: z.infer<typeof WriteToRequest>) {
  authoriseOnPlatform(ctx.actor, "requests.answer_passed_on");

  return transactionally(ctx, async (tx) => {
    const request = await holdRequest(tx, requestId, passedOn);
    const { before, after, changedAt } = await moveRequest(tx, request, "hand_back");
    const { organisationId } = request;
    await addComment(tx, { organisationId, requestId, side: "platform", body });
    await tellAdministrators(tx, request, "request_handed_back");
    const change = { before: { state: before }, after: { state: after, organisationId } };
    await record(tx, { type: "request.handed_back", requestId, occurredAt: changedAt }, change);
    return { requestId };
  });
}
