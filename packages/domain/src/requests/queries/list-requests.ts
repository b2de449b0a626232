import { requests } from "@cartage/db/schema/requests";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { Page } from "../../paging.ts";
import type { ListRequests } from "../inputs.ts";
import { ownOrAll } from "../own-or-all.ts";
import { pageOfRequests, type RequestRow } from "../request-rows.ts";

/** What one asked oneself; for administrators, what everybody in the organisation did. A page at a time. */
export async function listRequests(
  ctx: Context,
  { mine, ...input }: z.infer<typeof ListRequests>,
): Promise<Page<RequestRow>> {
  const member = authorise(ctx.actor, "requests.ask");
  return pageOfRequests(ctx, input, and(ownOrAll(member), mine ? eq(requests.askedBy, member.id) : undefined));
}
