import { devices } from "@cartage/db/schema/fleet";
import { eq } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { readNamedDevices } from "../named-devices.ts";
import type { ReportingDevice } from "../storing/reporting-device.ts";

/** The organisation's devices by the names that a sender gives them: our ids, or those they have outside. */
export async function findNamedDevices(
  ctx: Context,
  names: readonly string[],
): Promise<ReadonlyMap<string, ReportingDevice>> {
  const { organisationId } = authorise(ctx.actor, "positions.send");
  return readNamedDevices(ctx.session, names, eq(devices.organisationId, organisationId));
}
