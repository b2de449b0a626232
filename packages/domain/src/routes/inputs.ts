import { fromE7, toE7 } from "@cartage/telemetry/units";
import { z } from "zod";
import { isTimeZone } from "../accounts/rules.ts";
import { WeeklyHours } from "../geofences/inputs.ts";
import { line, orNone } from "../inputs.ts";
import { hubStates } from "./states.ts";

const id = z.uuid().lowercase();
const search = line(80).optional();
const cursor = z.string().max(400).nullish();
const limit = z.int().min(1).max(200).default(50);
const direction = z.enum(["asc", "desc"]).default("asc");
/** The version that a change was made from: another one since then is not overwritten. */
const basedOn = z.int().min(1).optional();

export const hubKinds = ["depot", "warehouse", "cross_dock"] as const;
/** What files and labels call a hub; the case of letters makes no other. */
export const hubCode = z
  .string()
  .trim()
  .toUpperCase()
  .min(1)
  .regex(/^[A-Z0-9][A-Z0-9._-]{0,15}$/, "code_shape");
const stored = (degrees: number) => fromE7(toE7(degrees));
export const latitude = z.number().min(-90).max(90).transform(stored);
export const longitude = z.number().min(-180).max(180).transform(stored);
export const timeZone = z.string().max(64).refine(isTimeZone, "time_zone_unknown");
export const capacityPallets = z.int().min(0).max(1_000_000);
export const hubName = line(80).min(1);
export const hubAddress = line(300).min(1);

export const HubId = z.object({ hubId: id });
export const CreateHub = z.object({
  code: hubCode,
  name: hubName,
  kind: z.enum(hubKinds),
  address: hubAddress,
  lat: latitude,
  lon: longitude,
  geofenceId: orNone(id).optional(),
  timeZone,
  /** Null: always open. */
  openingSpans: WeeklyHours.shape.spans.nullable().optional(),
  capacityPallets: capacityPallets.nullable().optional(),
  isCityEdge: z.boolean().optional(),
});
export const UpdateHub = CreateHub.partial().extend({ hubId: id, basedOn });
export const SetHubState = z
  .object({ hubId: id, state: z.enum(hubStates), reason: orNone(line(300)).optional(), basedOn })
  .refine(({ state, reason }) => state === "active" || Boolean(reason), { path: ["reason"], message: "required" });
export const SetHubWorkers = z.object({ hubId: id, userIds: z.array(id).max(500) });
export const ListHubs = z.object({
  search,
  states: z.array(z.enum(hubStates)).max(hubStates.length).optional(),
  sort: z.enum(["name", "code", "stateChangedAt"]).default("name"),
  direction,
  cursor,
  limit,
});

/** The earth's half way round, and a month. */
export const laneDistanceM = z.int().min(1).max(20_100_000);
export const laneDurationS = z.int().min(1).max(2_678_400);
export const CreateLane = z.object({
  fromHubId: id,
  toHubId: id,
  distanceM: laneDistanceM,
  durationS: laneDurationS,
  isUsable: z.boolean().default(true),
  /** Whether the way back becomes a lane too, as long. */
  andBack: z.boolean().default(false),
});
export const UpdateLane = z.object({
  laneId: id,
  distanceM: laneDistanceM.optional(),
  durationS: laneDurationS.optional(),
  isUsable: z.boolean().optional(),
  basedOn,
});
export const LaneId = z.object({ laneId: id });
export const EstimateLane = z.object({ fromHubId: id, toHubId: id });

/** What makes one way better than another. */
export const wayCosts = ["time", "distance"] as const;
export type WayCost = (typeof wayCosts)[number];

export const FindWays = z.object({
  fromHubId: id,
  toHubId: id,
  by: z.enum(wayCosts).default("time"),
  /** How many ways at the most, the shortest among them. */
  most: z.int().min(1).max(10).default(3),
  /** What the goods weigh, for the advice where a motorcycle does better. */
  weightKg: z.number().min(0).max(100_000).default(0),
});
export const NearestHubs = z.object({ vehicleId: id, most: z.int().min(1).max(20).default(5) });
export const FindOrderWays = z.object({
  orderId: id,
  by: z.enum(wayCosts).default("time"),
  most: z.int().min(1).max(10).default(4),
});
