import { alerts } from "@cartage/db/schema/alerts";
import { vehicles } from "@cartage/db/schema/fleet";
import { count, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { alertFilter } from "../alert-filter.ts";
import { type AlertState, alertStates } from "../states.ts";
import type { CountAlerts } from "../work-inputs.ts";

/** How many alerts a filter lets through, by state. */
export async function countAlerts(
  ctx: Context,
  input: z.infer<typeof CountAlerts>,
): Promise<Record<AlertState, number>> {
  const member = authorise(ctx.actor, "tracking.view");
  const rows = await ctx.session.db
    .select({ state: alerts.state, count: count() })
    .from(alerts)
    .innerJoin(vehicles, eq(vehicles.id, alerts.vehicleId))
    .where(alertFilter(member, input))
    .groupBy(alerts.state);
  const found = Object.fromEntries(rows.map((row) => [row.state, row.count]));
  return Object.fromEntries(alertStates.map((state) => [state, found[state] ?? 0])) as Record<AlertState, number>;
}
