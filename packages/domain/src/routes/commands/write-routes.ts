import { newId } from "@cartage/db/id";
import { routeStops, routes } from "@cartage/db/schema/routes";
import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { explain } from "../../explain.ts";
import { record } from "../../record.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import type { Day, DayVehicle } from "../day/day.ts";
import { stopRows } from "../day/stop-rows.ts";
import { moveRoute, type RouteRow, type StopRow } from "../hold-route.ts";
import { followPlan } from "../move-orders.ts";
import type { PlannedRoute } from "../planning/route-plan.ts";
import { recallHeld } from "../recall-held.ts";
import { isOver, mayReplan } from "../route-states.ts";

export interface WrittenRoutes {
  day: Day;
  /** What was seen of each vehicle's route; null where there was none. */
  basedOn: readonly { vehicleId: string; basedOn: number | null }[];
  scheduled: readonly PlannedRoute[];
}

export interface SavedRoute {
  routeId: string;
  vehicleId: string;
  version: number;
}

/** Writes routes of a day as they were scheduled, and brings their orders along. Throws as `saveRoutes` says. */
export async function writeRoutes(ctx: Context, { day, basedOn, scheduled }: WrittenRoutes): Promise<SavedRoute[]> {
  const { organisationId } = authorise(ctx.actor, "routes.edit");
  return transactionally(ctx, async (tx) => {
    const vehicleIds = basedOn.map(({ vehicleId }) => vehicleId);
    const held = await holdRoutes(tx, { organisationId, day: day.day, vehicleIds });
    checkVersions(held, basedOn);
    const stops = await stopsOf(tx, held);
    const touched = new Set(stops.map(({ orderId }) => orderId));
    await tx.delete(routeStops).where(
      and(
        inArray(
          routeStops.routeId,
          held.map(({ id }) => id),
        ),
        eq(routeStops.state, "planned"),
      ),
    );
    const saved: SavedRoute[] = [];
    const rows: object[] = [];
    for (const planned of scheduled) {
      const vehicle = day.vehicles.find(({ id }) => id === planned.vehicleId);
      if (!vehicle) continue;
      const before = held.find(({ vehicleId }) => vehicleId === planned.vehicleId);
      const begun = stops.filter((stop) => stop.routeId === before?.id && stop.state !== "planned");
      const isEmpty = planned.stops.length === 0 && begun.every(({ state }) => isOver(state));
      if (!before && isEmpty) continue;
      const route =
        before && isEmpty
          ? await endEmptied(tx, before)
          : await writeRoute(tx, { organisationId, day, vehicle, planned, before });
      saved.push({ routeId: route.id, vehicleId: route.vehicleId, version: route.version });
      await renumber(tx, begun);
      rows.push(...stopRows(route, { day, planned, after: begun.length }));
    }
    await insertStops(tx, rows);
    for (const { stops: open } of scheduled)
      for (const { orderId } of open) touched.add(orderId.split("/", 1)[0] ?? "");
    await followPlan(tx, organisationId, touched);
    return saved;
  });
}

async function holdRoutes(tx: Transaction, of: { organisationId: string; day: string; vehicleIds: string[] }) {
  return tx
    .select()
    .from(routes)
    .where(
      and(
        eq(routes.organisationId, of.organisationId),
        eq(routes.day, of.day),
        inArray(routes.vehicleId, of.vehicleIds),
        ne(routes.state, "cancelled"),
      ),
    )
    .orderBy(asc(routes.id))
    .for("update");
}

function checkVersions(held: readonly RouteRow[], basedOn: WrittenRoutes["basedOn"]): void {
  for (const { vehicleId, basedOn: seen } of basedOn) {
    const route = held.find((one) => one.vehicleId === vehicleId);
    if ((route?.version ?? null) !== seen)
      throw new DomainError("changed_meanwhile", { about: { subject: "route", vehicleId } });
    if (route && !mayReplan(route.state)) throw new DomainError("route.not_now", { about: { state: route.state } });
  }
}

async function stopsOf(tx: Transaction, held: readonly RouteRow[]): Promise<StopRow[]> {
  const ids = held.map(({ id }) => id);
  return tx.select().from(routeStops).where(inArray(routeStops.routeId, ids)).orderBy(asc(routeStops.seq));
}

interface Writing {
  organisationId: string;
  day: Day;
  vehicle: DayVehicle;
  planned: PlannedRoute;
  before: RouteRow | undefined;
}

async function writeRoute(
  tx: Transaction,
  { organisationId, day, vehicle, planned, before }: Writing,
): Promise<RouteRow> {
  const at = (seconds: number) => new Date(Math.round(day.startsAt + seconds * 1000));
  const occurredAt = tx.context.now();
  const given = {
    breaks: planned.breaks.map(({ fromS, untilS }) => ({ from: at(fromS).getTime(), until: at(untilS).getTime() })),
    departsAt: at(planned.departsS),
    endsAt: at(planned.endsS),
    distanceM: Math.round(planned.distanceM),
    workS: Math.round(planned.workS),
  };
  // who has the route keeps it, whoever is assigned to the vehicle by now
  const own = {
    driverId: vehicle.driver?.id ?? null,
    startHubId: vehicle.homeHub?.id ?? null,
    endHubId: vehicle.homeHub?.id ?? null,
    shiftFrom: new Date(vehicle.shift.from),
    shiftUntil: new Date(vehicle.shift.until),
  };
  const [route] = before
    ? await tx
        .update(routes)
        .set({
          ...given,
          ...(before.state === "planned" && own),
          version: before.version + 1,
        })
        .where(eq(routes.id, before.id))
        .returning()
    : await tx
        .insert(routes)
        .values({
          ...{ id: newId(), organisationId, day: day.day, timeZone: day.timeZone, vehicleId: vehicle.id },
          ...{ ...given, ...own, createdAt: occurredAt },
        })
        .returning()
        .catch(
          explain({
            routes_one_per_vehicle_and_day: {
              code: "changed_meanwhile",
              about: { subject: "route", vehicleId: vehicle.id },
            },
          }),
        );
  if (!route) throw new DomainError("not_found");
  const { id: routeId, vehicleId, version, state } = route;
  const type = before ? "route.changed" : "route.created";
  const change = { after: { vehicleId, day: day.day, stops: planned.stops.length, distanceM: route.distanceM } };
  await record(tx, { type, routeId, vehicleId, version, state, occurredAt }, change);
  return route;
}

/** A route on which nothing is left to do: it is over where it was under way, and is no more where it was not. */
async function endEmptied(tx: Transaction, route: RouteRow): Promise<RouteRow> {
  if (route.state === "under_way") return moveRoute(tx, route, "finished", { finishedAt: tx.context.now() });
  const planned = route.state === "planned" ? route : await recallHeld(tx, route);
  return moveRoute(tx, planned, "cancelled");
}

/** What was done or begun stands first, in the order in which it was. */
async function renumber(tx: Transaction, begun: readonly StopRow[]): Promise<void> {
  for (const [at, { id, seq }] of begun.entries())
    if (seq !== at + 1)
      await tx
        .update(routeStops)
        .set({ seq: at + 1 })
        .where(eq(routeStops.id, id));
}

async function insertStops(tx: Transaction, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .execute(sql`
      insert into route_stops select * from json_populate_recordset(null::route_stops, ${JSON.stringify(rows)}::json)`)
    .catch(explain({ route_stops_leg_once: "route.leg_taken" }));
}
