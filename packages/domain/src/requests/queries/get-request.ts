import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { RequestId } from "../inputs.ts";
import { ownOrAll } from "../own-or-all.ts";
import { type RequestThread, readRequest } from "../read-request.ts";

/** One's own request, or for administrators any of the organisation, with its thread. Throws `not_found`. */
export async function getRequest(ctx: Context, { requestId }: z.infer<typeof RequestId>): Promise<RequestThread> {
  return readRequest(ctx, requestId, ownOrAll(authorise(ctx.actor, "requests.ask")));
}
