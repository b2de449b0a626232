import { lanes } from "@cartage/db/schema/routes";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { LaneId } from "../inputs.ts";
import { holdLane } from "../write-lane.ts";

/** Removes a lane; what it was stays in the audit trail. Throws `not_found`. */
export async function removeLane(ctx: Context, { laneId }: z.infer<typeof LaneId>) {
  const { organisationId } = authorise(ctx.actor, "hubs.edit");
  return transactionally(ctx, async (tx) => {
    const { fromHubId, toHubId, values, isIt, version } = await holdLane(tx, organisationId, laneId);
    await tx.delete(lanes).where(isIt);
    const before = { fromHubId, toHubId, ...values };
    await record(tx, { type: "lane.removed", laneId, version: version + 1, occurredAt: ctx.now() }, { before });
    return { laneId };
  });
}
