import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { checkVersion } from "../../check-version.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import type { UpdateLane } from "../inputs.ts";
import { changeLane, holdLane } from "../write-lane.ts";

/** Changes what is given of a lane, or closes or opens it. Throws `not_found`, `changed_meanwhile`, `lane.hub_closed`. */
export async function updateLane(ctx: Context, { laneId, basedOn, ...given }: z.infer<typeof UpdateLane>) {
  const { organisationId } = authorise(ctx.actor, "hubs.edit");
  return transactionally(ctx, async (tx) => {
    const lane = await holdLane(tx, organisationId, laneId);
    checkVersion(lane, basedOn);
    await changeLane(tx, lane, given);
    return { laneId };
  });
}
