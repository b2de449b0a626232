import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { readHeaviestG } from "../read-heaviest.ts";

/** The most that one piece can weigh, in grams; null is no limit. */
export async function getLoadLimit(ctx: Context): Promise<{ heaviestG: number | null }> {
  const { organisationId } = authorise(ctx.actor, "orders.view");
  return { heaviestG: await readHeaviestG(ctx, organisationId) };
}
