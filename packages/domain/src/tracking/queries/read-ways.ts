import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { readAhead } from "../../read-ahead.ts";
import { readOverviews } from "../packing/read-overviews.ts";
import { expectVehicle } from "../trips/expect-vehicle.ts";
import type { ReadWays } from "../trips/inputs.ts";
import { readVisibleStretches, type Stretch } from "../trips/visible-stretches.ts";

/** A vehicle's way on one UTC day, as few points as draw it. */
export interface Way {
  vehicleId: string;
  /** Epoch ms, rising. */
  times: Float64Array;
  latE7: Int32Array;
  lonE7: Int32Array;
}

/** Where vehicles went over a long time, simplified to a tolerance; accepted positions that the actor may see. Throws `not_found`. */
export async function readWays(
  ctx: Context,
  { vehicleId, groupId, from, to, toleranceM }: z.infer<typeof ReadWays>,
): Promise<Way[]> {
  const member = authorise(ctx.actor, "tracking.view");
  if (vehicleId) await expectVehicle(ctx.session.db, member, vehicleId);
  const vehicleIds = vehicleId ? [vehicleId] : undefined;
  const stretches = await readVisibleStretches(ctx, { vehicleIds, groupId, from, until: to });
  const ways: Way[] = [];
  // a statement for each vehicle, so that one device on two vehicles is told apart
  const byVehicle = [...Map.groupBy(stretches, (stretch) => stretch.vehicleId)];
  const read = ([, list]: (typeof byVehicle)[number]) => readOverviews(ctx.session, list.map(toRequest));
  const toRequest = ({ organisationKey, deviceKey, ...span }: Stretch) => ({
    organisationKey,
    deviceKey,
    from: new Date(span.from),
    until: new Date(span.until),
    toleranceM,
  });
  for await (const [[id], overviews] of readAhead(byVehicle, read))
    for (const { times, latE7, lonE7 } of overviews) ways.push({ vehicleId: id, times, latE7, lonE7 });
  return ways;
}
