import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { checkVersion } from "../../check-version.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { holdHub } from "../hold-hub.ts";
import type { UpdateHub } from "../inputs.ts";
import { changeHub } from "../write-hub.ts";

/** Changes what is given of a hub and leaves the rest. Throws as createHub does, `not_found` and `changed_meanwhile`. */
export async function updateHub(ctx: Context, { hubId, basedOn, ...given }: z.infer<typeof UpdateHub>) {
  const { organisationId } = authorise(ctx.actor, "hubs.edit");
  return transactionally(ctx, async (tx) => {
    const hub = await holdHub(tx, organisationId, hubId);
    checkVersion(hub, basedOn);
    await changeHub(tx, hub, given);
    return { hubId };
  });
}
