import { devices } from "@cartage/db/schema/fleet";
import { presenceChanges } from "@cartage/db/schema/tracking";
import { and, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { ListPresenceChanges } from "../inputs.ts";
import { seesDevice } from "../phone-privacy.ts";

export interface PresenceChange {
  id: number;
  isOnline: boolean;
  /** Epoch ms of our clock. */
  at: number;
}

/** When a device came and went, newest first; empty for one that does not exist. */
export async function listPresenceChanges(
  ctx: Context,
  { deviceId, limit }: z.infer<typeof ListPresenceChanges>,
): Promise<PresenceChange[]> {
  const { organisationId } = authorise(ctx.actor, "devices.view");
  const rows = await ctx.session.db
    .select({ id: presenceChanges.id, isOnline: presenceChanges.isOnline, changedAt: presenceChanges.changedAt })
    .from(presenceChanges)
    .innerJoin(devices, eq(devices.id, presenceChanges.deviceId))
    .where(
      and(
        eq(presenceChanges.organisationId, organisationId),
        eq(presenceChanges.deviceId, deviceId),
        seesDevice(ctx.actor, devices.kind),
      ),
    )
    .orderBy(desc(presenceChanges.changedAt), desc(presenceChanges.id))
    .limit(limit);
  return rows.map(({ id, isOnline, changedAt }) => ({ id, isOnline, at: changedAt.getTime() }));
}
