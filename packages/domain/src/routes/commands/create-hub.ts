import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import type { CreateHub } from "../inputs.ts";
import { addHub } from "../write-hub.ts";

/** Adds a hub, which is active. Throws `hub.code_taken`, `hub.geofence_unknown`. */
export async function createHub(ctx: Context, input: z.infer<typeof CreateHub>) {
  const { organisationId } = authorise(ctx.actor, "hubs.edit");
  return transactionally(ctx, async (tx) => ({ hubId: await addHub(tx, organisationId, input) }));
}
