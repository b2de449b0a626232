import { newId } from "@cartage/db/id";
import { requests } from "@cartage/db/schema/requests";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { addComment } from "../add-comment.ts";
import type { AskRequest } from "../inputs.ts";
import { tellAdministrators } from "../tell-about-request.ts";

/** Asks the organisation's administrators, who get a mail. Throws `asking.too_many`. */
export async function askRequest(ctx: Context, { kind, subject, body }: z.infer<typeof AskRequest>) {
  const { organisationId, id: askedBy } = authorise(ctx.actor, "requests.ask");

  return transactionally(ctx, async (tx) => {
    const askedAt = ctx.now();
    const requestId = newId();
    await tx
      .insert(requests)
      .values({ id: requestId, organisationId, askedBy, kind, subject, askedAt, changedAt: askedAt });
    await addComment(tx, { organisationId, requestId, side: "asker", body });
    await tellAdministrators(tx, { requestId, organisationId, subject, askedBy }, "request_asked");
    await record(tx, { type: "request.asked", requestId, occurredAt: askedAt }, { after: { kind, subject } });
    return { requestId };
  });
}
