import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { checkVersion } from "../../check-version.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { changeHubState } from "../change-hub-state.ts";
import { holdHub } from "../hold-hub.ts";
import type { SetHubState } from "../inputs.ts";

/** Opens a hub, or closes it for a reason; its lanes stay and wait. Throws `not_found`, `changed_meanwhile`. */
export async function setHubState(ctx: Context, { hubId, state, reason, basedOn }: z.infer<typeof SetHubState>) {
  const { organisationId } = authorise(ctx.actor, "hubs.edit");
  return transactionally(ctx, async (tx) => {
    const hub = await holdHub(tx, organisationId, hubId);
    checkVersion(hub, basedOn);
    await changeHubState(tx, hub, { state, reason: reason ?? null });
    return { hubId };
  });
}
