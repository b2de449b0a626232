import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { RequestId } from "../inputs.ts";
import { passedOn } from "../own-or-all.ts";
import { type RequestThread, readRequest } from "../read-request.ts";

/** A request that was passed on, with its thread. Throws `not_found` for one that is with its organisation. */
export async function getPassedOn(ctx: Context, { requestId }: z.infer<typeof RequestId>): Promise<RequestThread> {
  authoriseOnPlatform(ctx.actor, "requests.answer_passed_on");
  return readRequest(ctx, requestId, passedOn);
}
