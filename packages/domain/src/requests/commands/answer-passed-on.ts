import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { addComment } from "../add-comment.ts";
import { holdRequest, moveRequest } from "../hold-request.ts";
import type { WriteToRequest } from "../inputs.ts";
import { passedOn } from "../own-or-all.ts";
import { tellAsker } from "../tell-about-request.ts";

/** The platform writes into the thread of a request that was passed on; the asker gets a mail. Throws `not_found`, `asking.moved_on`. */
export async function answerPassedOn(ctx: Context, { requestId, body }: z.infer<typeof WriteToRequest>) {
  authoriseOnPlatform(ctx.actor, "requests.answer_passed_on");

  return transactionally(ctx, async (tx) => {
    const request = await holdRequest(tx, requestId, passedOn);
    const { changedAt } = await moveRequest(tx, request, "written_by_platform");
    const { organisationId } = request;
    const { commentId } = await addComment(tx, { organisationId, requestId, side: "platform", body });
    await tellAsker(tx, request, "platform");
    await record(tx, { type: "request.commented", requestId, occurredAt: changedAt }, { after: { organisationId } });
    return { requestId, commentId };
  });
}
