import { sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { VehicleType } from "../../fleet/inputs.ts";
import { byNumber, type Page, page, readKey } from "../../paging.ts";
import type { RouteState } from "../../routes/route-states.ts";
import { type RouteFigures, withCost } from "../figure-rules.ts";
import type { ListRoutesBehind } from "../inputs.ts";
import { periodOf } from "../period-rules.ts";
import { routeSums, routesWithin } from "../routes-within.ts";
import { readRates } from "./read-rates.ts";

/** A route with what it adds to the figures; `routes` is the share of it that counts. */
export interface RouteBehind extends RouteFigures {
  id: string;
  /** YYYY-MM-DD. */
  day: string;
  state: RouteState;
  vehicle: string;
  driver: string | null;
}

/** Days since one that is as good as any other. */
const dayNumber = sql`day - '2000-01-01'::date`;
const order = byNumber(dayNumber);

/** The routes that figures were summed up of, the first day's at the top, a page at a time. */
export async function listRoutesBehind(
  ctx: Context,
  input: z.infer<typeof ListRoutesBehind>,
): Promise<Page<RouteBehind> & { currency: string }> {
  const { organisationId } = authorise(ctx.actor, "orders.view");
  const { cursor, limit } = input;
  const [after, id] = cursor ? readKey(cursor, order) : [null, null];
  const rates = await readRates(ctx);
  type Row = Omit<RouteBehind, "costMinor" | "co2G"> & { type: VehicleType; sortedBy: string };
  const rows = await ctx.session.db.execute<{ [Name in keyof Row]: Row[Name] }>(sql`
    ${routesWithin({ filters: input, organisationId, ...periodOf(input).now }, sql`null::uuid`)},
    summed as (
      select id, day::text as day, type, (${dayNumber})::text as "sortedBy", ${routeSums} from routes_within
       where ${after === null ? sql`true` : sql`(${dayNumber}, id) > (${after}::numeric, ${id}::uuid)`}
       group by id, day, type order by ${dayNumber}, id limit ${limit + 1}
    )
    select summed.*, r.state, v.name as vehicle, u.name as driver
      from summed
      join routes r on r.id = summed.id
      join vehicles v on v.id = r.vehicle_id
      left join users u on u.id = r.driver_id
     order by summed.day, summed.id`);
  const found = page([...rows], {
    limit,
    keyOf: (row) => [row.sortedBy, row.id],
    toItem: ({ sortedBy: _, type, id: routeId, day, state, vehicle, driver, ...figures }) => ({
      ...{ id: routeId, day, state, vehicle, driver },
      ...withCost(figures, rates.of[type]),
    }),
  });
  return { ...found, currency: rates.currency };
}
