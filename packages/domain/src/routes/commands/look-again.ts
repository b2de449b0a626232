import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/** Something happened to a route: it is looked at now. */
export async function lookAgainAtRoute(
  { actor, session, now }: Context,
  { routeId }: { routeId: string },
): Promise<void> {
  authoriseOnPlatform(actor, "instances.keep");
  await session.sql`
    update route_progress set look_at = least(look_at, ${now().toISOString()}::timestamptz)
     where route_id = ${routeId} and closed_at is null`;
}

/** Positions of a vehicle came late: its routes are looked at from there on again. `from` is an instant in ISO 8601. */
export async function lookAgainAtVehicle(
  { actor, session, now }: Context,
  { vehicleId, from }: { vehicleId: string; from: string },
): Promise<void> {
  authoriseOnPlatform(actor, "instances.keep");
  await session.sql`
    update route_progress progress
       set look_at = least(look_at, ${now().toISOString()}::timestamptz), again_from = least(again_from, ${from}::timestamptz)
      from routes route
     where route.id = progress.route_id and route.vehicle_id = ${vehicleId} and progress.closed_at is null`;
}
