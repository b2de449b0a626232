import { z } from "zod";
import { line, prose } from "../inputs.ts";
import { timeZone } from "./inputs.ts";

const id = z.uuid().lowercase();
const version = z.int().min(1);

/** A calendar day and whose midnight it begins at. */
export const DayOf = z.object({ day: z.iso.date(), timeZone });

const StopOfLeg = z.object({ orderId: id, leg: z.int().min(1).max(50), kind: z.enum(["pickup", "delivery"]) });

/** Routes as somebody wants them to be; those that are not named stay as they are. */
export const SaveRoutes = DayOf.extend({
  routes: z
    .array(
      z.object({
        vehicleId: id,
        /** The version that was seen; null where there was no route. */
        basedOn: version.nullable(),
        /** What is not done yet, in its order; what is done or under way stays before it. */
        stops: z.array(StopOfLeg).max(400),
      }),
    )
    .min(1)
    .max(500),
});

export const VehicleRouteOf = z.object({ vehicleId: id });
export const RouteId = z.object({ routeId: id });
export const HeldRoute = RouteId.extend({ basedOn: version.optional() });
export const DeclineRoute = HeldRoute.extend({ reason: line(300).min(1) });

const StopId = z.object({ stopId: id });
/**
 * When it happened by the clock of who tells it, epoch ms: a phone without network tells later. With it how far the phone's
 * clock was ahead of ours as it had measured it, null where it had not. What is told of the future was now.
 */
const when = {
  at: z.int().min(946_684_800_000).max(4_102_444_800_000).optional(),
  clockOffsetMs: z.int().min(-1e12).max(1e12).nullable().optional(),
};
export const ArriveAtStop = StopId.extend(when);
export const CompleteStop = StopId.extend({
  ...when,
  /** Pieces that were handed over, by the item's line; missing is all of them. Only where an order ends. */
  delivered: z.record(z.string().regex(/^[1-9]\d{0,2}$/), z.int().min(0).max(9_999)).optional(),
  /** Why not all, or why a hand-over shows less than it should. */
  reason: prose(300).min(1).optional(),
});
export const FailStop = StopId.extend({ ...when, reason: line(300).min(1) });

const most = z.int().min(0).max(10_000).nullable();
export const PlanDay = DayOf.extend({
  objective: z.enum(["cheapest", "balanced"]).default("cheapest"),
  /** Of what waits for a vehicle only these; null is everything. */
  orderIds: z.array(id).max(5_000).nullable().default(null),
  /** Only the routes of these; null is all. */
  vehicleIds: z.array(id).max(500).nullable().default(null),
  /** What it may disturb of what is planned already; null is anything. */
  disturbance: z.object({ mostMoved: most, mostResequenced: most }).nullable().default(null),
  /** Null is as long as a day of its size is worth. */
  seconds: z.number().min(0.1).max(60).nullable().default(null),
});

export const NearestVehicles = DayOf.extend({
  orderId: id,
  leg: z.int().min(1).max(50),
  most: z.int().min(1).max(20).default(5),
});
