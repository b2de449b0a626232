import { sql } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { VehicleType } from "../../fleet/inputs.ts";
import { added, noRoutes, type RouteFigures, withCost } from "../figure-rules.ts";
import type { BusinessFilters } from "../inputs.ts";
import { periodOf } from "../period-rules.ts";
import { routeSums, routesWithin } from "../routes-within.ts";
import { readRates } from "./read-rates.ts";

type Summed = Omit<RouteFigures, "costMinor" | "co2G"> & { day: string; type: VehicleType };

/** What the routes of a period came to: distance, load, time, cost and CO₂, day by day, and the same of the period before. */
export async function sumRoutes(ctx: Context, input: BusinessFilters) {
  const { organisationId } = authorise(ctx.actor, "orders.view");
  const { now, before } = periodOf(input);
  const asked = { filters: input, organisationId, fromDay: before.fromDay, untilDay: now.untilDay };
  const rates = await readRates(ctx);
  const rows = await ctx.session.db.execute<{ [Name in keyof Summed]: Summed[Name] }>(sql`
    ${routesWithin(asked, sql`null::uuid`)}
    select day::text as day, type, ${routeSums} from routes_within group by 1, 2`);
  const days = rows.map(({ day, type, ...figures }) => ({ day, figures: withCost(figures, rates.of[type]) }));
  const sum = (some: typeof days) => some.map(({ figures }) => figures).reduce(added, noRoutes);
  const current = days.filter(({ day }) => day >= now.fromDay);
  return {
    currency: rates.currency,
    now: sum(current),
    before: sum(days.filter(({ day }) => day < now.fromDay)),
    days: [...Map.groupBy(current, ({ day }) => day)]
      .map(([day, some]) => ({ day, ...sum(some) }))
      .toSorted((one, other) => one.day.localeCompare(other.day)),
  };
}
