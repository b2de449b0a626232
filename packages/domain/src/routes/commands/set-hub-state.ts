import { hubs } from "@cartage/db/schema/routes";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { changeOf } from "../../changes.ts";
import { checkVersion } from "../../check-version.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdHub } from "../hold-hub.ts";
import type { SetHubState } from "../inputs.ts";

/** Opens a hub, or closes it for a reason; its lanes stay and wait. Throws `not_found`, `changed_meanwhile`. */
export async function setHubState(ctx: Context, { hubId, state, reason, basedOn }: z.infer<typeof SetHubState>) {
  const { organisationId } = authorise(ctx.actor, "hubs.edit");
  return transactionally(ctx, async (tx) => {
    const hub = await holdHub(tx, organisationId, hubId);
    checkVersion(hub, basedOn);
    const given = { state, stateReason: state === "active" ? null : (reason ?? null) };
    const change = changeOf({ state: hub.state, stateReason: hub.stateReason }, given);
    if (Object.keys(change.after).length === 0) return { hubId };
    const occurredAt = ctx.now();
    const version = hub.version + 1;
    await tx
      .update(hubs)
      .set({ ...given, version, ...(change.after.state && { stateChangedAt: occurredAt }) })
      .where(hub.isIt);
    await record(tx, { type: "hub.state_changed", hubId, state, version, occurredAt }, change);
    return { hubId };
  });
}
