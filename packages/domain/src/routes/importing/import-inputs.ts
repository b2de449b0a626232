import { z } from "zod";

/** The columns of each kind of file: those that it must have, and those that it may have. */
export const importColumns = {
  hubs: {
    required: ["code", "name", "address", "lat", "lon"],
    optional: [
      ...["kind", "time_zone", "opening_hours", "capacity_pallets", "city_edge"],
      ...["geofence", "workers", "state", "reason"],
    ],
  },
  lanes: { required: ["from", "to", "distance_km", "duration_min"], optional: ["usable"] },
  vehicles: {
    required: ["plate", "type"],
    optional: ["name", "vin", "weight_kg", "volume_m3", "pallets", "skills", "home_hub", "group", "tags"],
  },
  drivers: {
    required: ["email"],
    optional: ["licence_classes", "licence_ends_on", "skills", "working_hours", "time_zone"],
  },
  assignments: { required: ["email", "plate"], optional: ["kind", "from", "until"] },
} as const;
export type ImportKind = keyof typeof importColumns;
const importKinds = Object.keys(importColumns) as [ImportKind, ...ImportKind[]];

/** 2,000 rows of any kind fit well. */
const MOST_CHARACTERS = 1_000_000;

export const PreviewImport = z.object({
  kind: z.enum(importKinds),
  /** The file's text: CSV with a header row. */
  text: z.string().max(MOST_CHARACTERS),
});
export const TakeImport = PreviewImport.extend({
  /** With faulty rows: take none, or all but those. */
  take: z.enum(["all_or_none", "all_but_faulty"]),
});
