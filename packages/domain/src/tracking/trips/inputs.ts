import { z } from "zod";
import { line } from "../../inputs.ts";

const id = z.uuid().lowercase();
/** Epoch milliseconds. */
const time = z.int().min(0).max(253_402_300_799_999);

const hourMs = 3_600_000;
/** A local day has up to 25 hours; a client that counts them is not refused for one more. */
const longestDayMs = 26 * hourMs;
const longestYearMs = 367 * 24 * hourMs;
const longestMonthMs = 32 * 24 * hourMs;

const until = <Given extends { from: number; to: number }>(schema: z.ZodType<Given>, mostMs: number) =>
  schema
    .refine(({ from, to }) => from < to, { path: ["to"], message: "to_before_from" })
    .refine(({ from, to }) => to - from <= mostMs, { path: ["to"], message: "range_too_long" });

/** What people say a trip was for. */
const tripLabelNames = ["private", "business"] as const;

/** Trips that began in a stretch of time, newest first; of one vehicle, or of all. */
export const ListTrips = until(
  z.object({
    vehicleId: id.optional(),
    groupId: id.optional(),
    from: time,
    to: time,
    cursor: z.string().max(400).nullish(),
    limit: z.int().min(1).max(200).default(50),
  }),
  longestYearMs,
);

export const ReadDay = until(z.object({ vehicleId: id, from: time, to: time }), longestDayMs);

export const ListFleetDay = until(
  z.object({
    from: time,
    to: time,
    groupId: id.optional(),
    cursor: z.string().max(400).nullish(),
    limit: z.int().min(1).max(200).default(100),
  }),
  longestDayMs,
);

/** A vehicle's days: each from one edge to the next, as the reader's time zone has them. */
export const ListDays = z
  .object({ vehicleId: id, edges: z.array(time).min(2).max(33) })
  .refine(({ edges }) => edges.every((edge, at) => at === 0 || edge > (edges[at - 1] ?? 0)), {
    path: ["edges"],
    message: "to_before_from",
  })
  .refine(({ edges }) => (edges.at(-1) ?? 0) - (edges[0] ?? 0) <= 35 * 24 * hourMs, {
    path: ["edges"],
    message: "range_too_long",
  });

/** A trip is named by its vehicle and when it starts. */
const trip = { vehicleId: id, startedAt: time };

export const JoinTrips = z.object(trip);
export const CutTrip = z.object({ ...trip, at: time }).refine(({ startedAt, at }) => at > startedAt, {
  path: ["at"],
  message: "to_before_from",
});
export const RemoveTripEdit = z.object({ tripEditId: id });
export const LabelTrip = z.object({ ...trip, label: z.enum(tripLabelNames).nullable() });

/** The ways of a vehicle over a year, or of a fleet over a month, as few points as draw them. */
export const ReadWays = until(
  z.object({
    vehicleId: id.optional(),
    groupId: id.optional(),
    from: time,
    to: time,
    toleranceM: z.number().min(1).max(5_000),
  }),
  longestYearMs,
).refine(({ vehicleId, from, to }) => vehicleId !== undefined || to - from <= longestMonthMs, {
  path: ["to"],
  message: "range_too_long",
});

const lat = z.number().min(-90).max(90);
const lon = z.number().min(-180).max(180);
const corner = z.tuple([lon, lat]);
/** Wider than a city's surroundings nobody asks who was there. */
export const widestAreaM = 100_000;
const longestPresenceMs = 7 * 24 * hourMs;

/** An area, or a geofence as it is now, and from when to when: which vehicles were in it. */
export const FindPresence = until(
  z.object({
    within: z.union([
      z.object({
        circle: z.object({
          lat,
          lon,
          radiusM: z
            .number()
            .min(10)
            .max(widestAreaM / 2),
        }),
      }),
      z.object({ polygon: z.array(corner).min(3).max(500) }),
      z.object({ geofenceId: id }),
    ]),
    from: time,
    to: time,
  }),
  longestPresenceMs,
);

export const exportFormats = ["gpx", "geojson", "csv"] as const;

export const ExportTrack = until(
  z.object({ vehicleId: id, from: time, to: time, format: z.enum(exportFormats), track: z.enum(["clean", "raw"]) }),
  longestYearMs,
);

/** How far a shared way may be blurred, m. */
const blurs = [0, 100, 1000] as const;

export const CreateShare = until(
  z.object({
    vehicleId: id,
    from: time,
    to: time,
    expiresInH: z
      .int()
      .min(1)
      .max(24 * 90),
    blurM: z.literal(blurs),
    hidesEndsM: z.int().min(0).max(10_000),
    note: line(200).optional(),
  }),
  longestMonthMs,
);
export const RevokeShare = z.object({ trackShareId: id });
export const ListShares = z.object({
  vehicleId: id.optional(),
  cursor: z.string().max(400).nullish(),
  limit: z.int().min(1).max(100).default(50),
});
/** 256 bits, base64url. */
export const OpenShared = z.object({ token: z.string().regex(/^[\w-]{43}$/) });
