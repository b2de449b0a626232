import { users } from "@cartage/db/schema/accounts";
import { assignments, drivers, vehicles } from "@cartage/db/schema/fleet";
import { hubs } from "@cartage/db/schema/routes";
import { fromE7 } from "@cartage/telemetry/units";
import { and, asc, eq, isNull, lt, ne, or, sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { openingHours } from "../../geofences/evaluating/opening-hours.ts";
import { WeeklyHours } from "../../geofences/inputs.ts";
import { instantAt } from "../../orders/local-time-rules.ts";
import type { DayVehicle, Span } from "./day.ts";
import { openSpans, shiftWithin, usualShift } from "./day-rules.ts";

interface VehiclesOf {
  organisationId: string;
  span: Span;
  day: string;
  timeZone: string;
  /** The vehicles that have a route. */
  routed: ReadonlySet<string>;
  /** Ids of what incidents hold up. */
  heldUp: ReadonlySet<string>;
}

/** The vehicles that may work on a day, each with its primary driver, and those that have a route though they may not; no trailers. */
export async function readVehicles(ctx: Context, { organisationId, span, ...of }: VehiclesOf): Promise<DayVehicle[]> {
  const rows = await ctx.session.db
    .select({
      id: vehicles.id,
      name: vehicles.name,
      plate: vehicles.plate,
      type: vehicles.type,
      capacityWeightKg: vehicles.capacityWeightKg,
      capacityVolumeM3: vehicles.capacityVolumeM3,
      capacityPallets: vehicles.capacityPallets,
      skills: vehicles.skills,
      hub: { id: hubs.id, name: hubs.name, latE7: hubs.latE7, lonE7: hubs.lonE7 },
      driver: { id: users.id, name: users.name },
      driverSkills: drivers.skills,
      workingHours: drivers.workingHours,
    })
    .from(vehicles)
    .leftJoin(hubs, and(eq(hubs.organisationId, organisationId), eq(hubs.id, vehicles.homeHubId)))
    .leftJoin(
      assignments,
      and(
        eq(assignments.organisationId, organisationId),
        eq(assignments.vehicleId, vehicles.id),
        eq(assignments.kind, "primary"),
        lt(assignments.assignedAt, new Date(span.until)),
        or(
          isNull(assignments.endedAt),
          sql`${assignments.endedAt} > ${new Date(span.from).toISOString()}::timestamptz`,
        ),
      ),
    )
    .leftJoin(users, eq(users.id, assignments.driverId))
    .leftJoin(drivers, and(eq(drivers.organisationId, organisationId), eq(drivers.userId, assignments.driverId)))
    .where(and(eq(vehicles.organisationId, organisationId), isNull(vehicles.archivedAt), ne(vehicles.type, "trailer")))
    .orderBy(asc(vehicles.name), asc(vehicles.id), asc(assignments.assignedAt));
  const usual = {
    from: instantAt(of.day, usualShift.fromMinute, of.timeZone),
    until: instantAt(of.day, usualShift.untilMinute, of.timeZone),
  };
  // who hands the vehicle over within the day leaves it to the next
  const last = new Map(rows.map((row) => [row.id, row]));
  return [...last.values()].flatMap(({ hub, driver, driverSkills, workingHours, skills, ...vehicle }) => {
    const hours = WeeklyHours.nullable().parse(workingHours ?? null);
    const agreed = hours ? shiftWithin(openSpans(openingHours(hours), span), span) : usual;
    const isAvailable = agreed !== null && !of.heldUp.has(vehicle.id) && !of.heldUp.has(driver?.id ?? "");
    if (!isAvailable && !of.routed.has(vehicle.id)) return [];
    const shift = agreed ?? usual;
    const homeHub = hub && { id: hub.id, name: hub.name, lat: fromE7(hub.latE7), lon: fromE7(hub.lonE7) };
    const allSkills = [...new Set([...skills, ...(driverSkills ?? [])])];
    return [{ ...vehicle, driver, homeHub, skills: allSkills, shift, isAvailable }];
  });
}
