import { z } from "zod";
import { vehicleTypes } from "../fleet/inputs.ts";
import { line } from "../inputs.ts";

const id = z.uuid().lowercase();
const lat = z.number().min(-90).max(90);
const lon = z.number().min(-180).max(180);
/** Epoch milliseconds. */
const time = z.int().min(0).max(253_402_300_799_999);

/** Degrees; west may be greater than east, across the antimeridian. */
const Bounds = z
  .object({ west: lon, south: lat, east: lon, north: lat })
  .refine(({ south, north }) => south <= north, { path: ["north"], message: "north_below_south" });

export const FilterVehicles = z.object({
  bounds: Bounds.optional(),
  groupId: id.optional(),
  types: z.array(z.enum(vehicleTypes)).max(vehicleTypes.length).optional(),
  tags: z.array(line(32)).max(20).optional(),
});

/**
 * `lastEventId` is the greatest version seen; what changed since comes instead of a snapshot. `organisationId` is the one
 * that the reader believes to be in: a stream that goes on must not go on in another.
 */
export const WatchVehicles = FilterVehicles.extend({
  organisationId: id.optional(),
  lastEventId: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
});

const longestHistoryMs = 31 * 86_400_000;

export const ReadHistory = z
  .object({ vehicleId: id, from: time, to: time, limit: z.int().min(1).max(20_000).default(20_000) })
  .refine(({ from, to }) => from < to, { path: ["to"], message: "to_before_from" })
  .refine(({ from, to }) => to - from <= longestHistoryMs, { path: ["to"], message: "history_too_long" });

/** From one time until before another; the name is typed by whoever asks. */
export const AskForErasure = z
  .object({ of: z.enum(["vehicle", "driver"]), id, name: z.string().max(200), from: time, until: time })
  .refine(({ from, until }) => from < until, { path: ["until"], message: "to_before_from" });

const Circle = z.object({ lat, lon, radiusM: z.number().positive().max(1_000_000) });

export const FindNearby = z.object({
  within: z.union([
    z.object({ circle: Circle }),
    z.object({ bounds: Bounds }),
    z.object({
      polygon: z
        .array(z.tuple([lon, lat]))
        .min(3)
        .max(1_000),
    }),
  ]),
  limit: z.int().min(1).max(500).default(100),
});

/** What letters have in common; `field` null is a cause that blames none. */
const LetterFilter = z.object({
  search: line(80).optional(),
  way: line(20).optional(),
  reason: line(40).optional(),
  field: line(80).nullish(),
  deviceId: id.optional(),
});
export const ListLetterCauses = LetterFilter.pick({ search: true });
export const ListLetters = LetterFilter.extend({
  cursor: z.string().max(400).nullish(),
  limit: z.int().min(1).max(200).default(50),
});
export const RetryLetters = LetterFilter.omit({ search: true });

export const ListImports = z.object({
  cursor: z.string().max(400).nullish(),
  limit: z.int().min(1).max(200).default(50),
});
export const ImportId = z.object({ importId: id });
export const RequestImport = z.object({ deviceId: id, fileName: line(200).min(1) });
