import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { Page } from "../../paging.ts";
import type { ListPassedOn } from "../inputs.ts";
import { passedOn } from "../own-or-all.ts";
import { pageOfRequests, type RequestRow } from "../request-rows.ts";

/** What organisations passed on to the platform, a page at a time. */
export async function listPassedOn(ctx: Context, input: z.infer<typeof ListPassedOn>): Promise<Page<RequestRow>> {
  authoriseOnPlatform(ctx.actor, "requests.answer_passed_on");
  return pageOfRequests(ctx, input, passedOn);
}
