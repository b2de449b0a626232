import { fromE7, toE7 } from "@cartage/telemetry/units";
import { z } from "zod";
import { isTimeZone } from "../accounts/rules.ts";
import { line, orNone, prose } from "../inputs.ts";
import { cornersOf } from "./ring-rules.ts";
import { closedRing, faultOfParts } from "./shape-rules.ts";

const id = z.uuid().lowercase();

/** Corners of one geofence, all its rings together. */
const MOST_POINTS = 10_000;
const LARGEST_RADIUS_M = 500_000;
const WIDEST_M = 100_000;

const stored = (degrees: number) => fromE7(toE7(degrees));
/** A wrong degree is told alone: what follows from it says nothing. */
const within = (most: number) => z.number().min(-most, { abort: true }).max(most, { abort: true });
const latitude = within(90).transform(stored);
const longitude = within(180).transform(stored);
const place = z.tuple([longitude, latitude]);
const aboveNone = (most: number, code: string) =>
  z
    .number()
    .max(most)
    .refine((value) => value > 0, code);

const circle = z.object({
  kind: z.literal("circle"),
  lat: latitude,
  lon: longitude,
  radiusM: aboveNone(LARGEST_RADIUS_M, "fence_no_radius"),
});

const polygon = z
  .object({
    kind: z.literal("polygon"),
    /** As the coordinates of a GeoJSON MultiPolygon: each part a ring and its holes, places as [longitude, latitude]. */
    parts: z
      .array(z.array(z.array(place).max(MOST_POINTS)).min(1).max(MOST_POINTS))
      .min(1)
      .max(MOST_POINTS),
  })
  .superRefine(({ parts }, context) => {
    const count = parts.flat(2).length;
    if (count > MOST_POINTS) {
      context.addIssue({
        code: "custom",
        message: "fence_too_many_points",
        path: ["parts"],
        params: { maximum: MOST_POINTS, count },
      });
      return;
    }
    const fault = faultOfParts(parts);
    if (fault)
      context.addIssue({ code: "custom", message: fault.code, path: ["parts", ...fault.path], params: fault.values });
  })
  .transform(({ kind, parts }) => ({ kind, parts: parts.map((rings) => rings.map(closedRing)) }));

const corridor = z.object({
  kind: z.literal("corridor"),
  line: z
    .array(place)
    .max(MOST_POINTS)
    .superRefine((places, context) => {
      if (cornersOf(places).length >= 2) return;
      context.addIssue({ code: "custom", message: "fence_too_few_points", params: { minimum: 2 } });
    }),
  /** To either side of the line. */
  halfWidthM: aboveNone(WIDEST_M, "fence_no_width"),
});

export const FenceShape = z.discriminatedUnion("kind", [circle, polygon, corridor]);
export type FenceShape = z.infer<typeof FenceShape>;

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Hours of each week; a span that ends where it begins, or before, goes on into the next day. */
export const WeeklyHours = z.object({
  timeZone: z.string().max(64).refine(isTimeZone, "time_zone_unknown"),
  spans: z
    .array(
      z.object({
        /** ISO 8601: 1 is Monday. */
        days: z.array(z.int().min(1).max(7)).min(1).max(7),
        from: timeOfDay,
        until: timeOfDay,
      }),
    )
    .min(1)
    .max(28),
});
export type WeeklyHours = z.infer<typeof WeeklyHours>;

/** Vehicles in one of the groups (or below it), or with one of the tags; all when neither is named. */
export const FenceScope = z.object({
  groupIds: z.array(id).max(200).default([]),
  tags: z.array(z.string().trim().toLowerCase().min(1).max(32)).max(50).default([]),
});
export type FenceScope = z.infer<typeof FenceScope>;

const DEFAULT_HYSTERESIS_M = 15;

/** What evaluation uses of a geofence: a version of it. */
export const FenceDefinition = z.object({
  shape: FenceShape,
  /** Null: always. */
  schedule: WeeklyHours.nullable().default(null),
  scope: FenceScope.default({ groupIds: [], tags: [] }),
  /** After how long a stay counts as dwelling, for rules that do not say it themselves. */
  dwellS: z.int().min(1).max(31_536_000).nullable().default(null),
  speedLimitMps: z.number().positive().max(300).nullable().default(null),
  /** A fix so close to the edge does not change by itself whether a vehicle is inside. */
  hysteresisM: z.number().min(0).max(5_000).default(DEFAULT_HYSTERESIS_M),
});
export type FenceDefinition = z.infer<typeof FenceDefinition>;

const name = line(80).min(1);
const colour = z.string().regex(/^#[0-9a-f]{6}$/);
const cursor = z.string().max(400).nullish();
const limit = z.int().min(1).max(200).default(50);

export const GeofenceId = z.object({ geofenceId: id });
export const CreateGeofence = z.object({
  name,
  colour: orNone(colour).optional(),
  note: orNone(prose(2_000)).optional(),
  definition: FenceDefinition,
});
/** What is not given stays; a definition that differs from the current one begins a version. */
export const UpdateGeofence = CreateGeofence.partial().extend({ geofenceId: id });
const MOST_IMPORTED = 2_000;
/** Each row as a person previewed it: all of them become geofences, or none. */
export const ImportGeofences = z.object({ rows: z.array(CreateGeofence).min(1).max(MOST_IMPORTED) });
export const ListGeofences = z.object({
  search: line(80).optional(),
  sort: z.enum(["name", "createdAt"]).default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
  cursor,
  limit,
});
/** For a map: the current geofences, the newest first. */
export const ListGeofenceShapes = z.object({ limit: z.int().min(1).max(2_000).default(1_000) });
export const ListInside = z.object({ geofenceId: id, limit });
export const ListVisits = z
  .object({ geofenceId: id, from: z.coerce.date(), to: z.coerce.date(), cursor, limit })
  .refine(({ from, to }) => from < to, { path: ["to"], message: "to_before_from" });
