import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { changeHubWorkers } from "../change-hub-workers.ts";
import { holdHub } from "../hold-hub.ts";
import type { SetHubWorkers } from "../inputs.ts";

/** Who works at a hub: these and nobody else. Throws `not_found`, `hub.not_worker` for who is no hub worker. */
export async function setHubWorkers(ctx: Context, { hubId, userIds }: z.infer<typeof SetHubWorkers>) {
  const { organisationId } = authorise(ctx.actor, "hubs.edit");
  return transactionally(ctx, async (tx) => {
    await holdHub(tx, organisationId, hubId);
    await changeHubWorkers(tx, organisationId, { hubId, userIds });
    return { hubId };
  });
}
