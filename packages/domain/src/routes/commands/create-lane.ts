import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import type { CreateLane } from "../inputs.ts";
import { addLane } from "../write-lane.ts";

/**
 * Adds a lane, with `andBack` the one back too. Throws `hub.unknown`, `lane.hub_closed`, `lane.same_hub`, `lane.exists`;
 * then neither is added.
 */
export async function createLane(ctx: Context, { andBack, ...lane }: z.infer<typeof CreateLane>) {
  const { organisationId } = authorise(ctx.actor, "hubs.edit");
  return transactionally(ctx, async (tx) => {
    const laneId = await addLane(tx, organisationId, lane);
    const { fromHubId, toHubId } = lane;
    if (andBack) await addLane(tx, organisationId, { ...lane, fromHubId: toHubId, toHubId: fromHubId });
    return { laneId };
  });
}
