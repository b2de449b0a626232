import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { expectVehicle } from "../trips/expect-vehicle.ts";
import type { ListDays } from "../trips/inputs.ts";
import { readLabels } from "../trips/private-spans.ts";
import { readVehicleTrips } from "../trips/read-vehicle-trips.ts";
import { labelOf, overlapMs } from "../trips/rules.ts";
import { shareInside } from "../trips/share-inside.ts";
import { type DayTotals, totalsOf } from "../trips/totals.ts";

/** What each of a vehicle's days comes to; the days are given by their edges, so that they are the reader's. Throws `not_found`. */
export async function listDays(
  ctx: Context,
  { vehicleId, edges }: z.infer<typeof ListDays>,
): Promise<(DayTotals & { from: number })[]> {
  const member = authorise(ctx.actor, "tracking.view");
  await expectVehicle(ctx.session.db, member, vehicleId);
  const whole = { from: edges[0] ?? 0, until: edges.at(-1) ?? 0 };
  const rows = await readVehicleTrips(ctx, vehicleId, whole);
  const labels = (await readLabels(ctx, { vehicleIds: [vehicleId], ...whole })).get(vehicleId) ?? [];
  const days = [];
  for (const [at, until] of edges.entries()) {
    const from = edges[at - 1];
    if (from === undefined) continue;
    const day = { from, until };
    const parts = [];
    for (const { startedAt, endedAt, isUnderWay, topSpeedCmps, ...row } of rows) {
      const span = { from: startedAt.getTime(), until: endedAt.getTime() };
      if (overlapMs(span, day) === 0) continue;
      const insideM = row.distanceM * (await shareInside(ctx, vehicleId, span, day));
      const label = labelOf(span, labels);
      parts.push({
        ...row,
        startedAt: span.from,
        endedAt: isUnderWay ? null : span.until,
        topSpeedMps: topSpeedCmps / 100,
        insideM,
        label,
      });
    }
    days.push({ from, ...totalsOf(parts, day, ctx.now().getTime()) });
  }
  return days;
}
