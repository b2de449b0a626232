import { z } from "zod";
import { line, orNone } from "../inputs.ts";
import { presenceStates } from "./presence-rules.ts";

export const vehicleTypes = ["truck", "trailer", "van", "car", "motorcycle", "bicycle"] as const;
export type VehicleType = (typeof vehicleTypes)[number];

const id = z.uuid().lowercase();
const name = line(80).min(1);
const search = line(80);
const limit = z.int().min(1).max(200);
const cursor = z.string().max(400);
const direction = z.enum(["asc", "desc"]);

/** Spaces around it and the case of letters do not make another plate. */
export const plate = line(16).toUpperCase().min(1);
/** ISO 3779: 17 characters without I, O and Q. */
export const vin = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-HJ-NPR-Z0-9]{17}$/, "vin_shape");
const tag = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,31}$/u, "tag_shape");
const tags = z
  .array(tag)
  .max(20)
  .transform((given) => [...new Set(given)].sort());

/** What goods need of a vehicle, or a vehicle of its driver: a word each, as tags are. */
export const skills = tags;
/** The heaviest road vehicles carry some 100 t in 200 m³. */
export const capacityWeightKg = z.int().min(0).max(200_000);
export const capacityVolumeM3 = z.number().min(0).max(1_000);
export const capacityPallets = z.int().min(0).max(500);

export const VehicleId = z.object({ vehicleId: id });
export const CreateVehicle = z.object({
  name,
  plate: orNone(plate).optional(),
  vin: orNone(vin).optional(),
  type: z.enum(vehicleTypes),
  groupId: orNone(id).optional(),
  tags: tags.optional(),
  capacityWeightKg: capacityWeightKg.nullable().optional(),
  capacityVolumeM3: capacityVolumeM3.nullable().optional(),
  capacityPallets: capacityPallets.nullable().optional(),
  skills: skills.optional(),
  /** Where it is based. */
  homeHubId: orNone(id).optional(),
});
export const UpdateVehicle = CreateVehicle.partial().extend({
  vehicleId: id,
  /** The version that the change was made from: another one since then is not overwritten. */
  basedOn: z.int().min(1).optional(),
});
export const ListVehicles = z.object({
  search: search.optional(),
  groupId: id.optional(),
  types: z.array(z.enum(vehicleTypes)).max(vehicleTypes.length).optional(),
  tags: z.array(tag).max(20).optional(),
  sort: z.enum(["name", "plate", "createdAt", "fixTime"]).default("name"),
  direction: direction.default("asc"),
  cursor: cursor.nullish(),
  limit: limit.default(50),
});

export const CreateGroup = z.object({ name, parentId: orNone(id).optional() });
/** A parent that is null moves the group to the top. */
export const UpdateGroup = z.object({ groupId: id, name: name.optional(), parentId: orNone(id).optional() });
/** Where its vehicles go: another group, or null for none; without it a group that has vehicles is not deleted. */
export const DeleteGroup = z.object({ groupId: id, vehiclesTo: orNone(id).optional() });

export const RenameTag = z.object({ tag, to: tag });
export const MergeTags = z.object({ tags: z.array(tag).min(1).max(100), into: tag });
export const RemoveTag = z.object({ tag });

export const DeviceId = z.object({ deviceId: id });
/** What another system calls the device, such as its IMEI in Traccar. */
const outsideId = line(120).min(1);
export const deviceKinds = ["tracker", "phone"] as const;
export const CreateDevice = z.object({
  name,
  kind: z.enum(deviceKinds),
  vehicleId: orNone(id).optional(),
  outsideId: orNone(outsideId).optional(),
});
export const UpdateDevice = z.object({ deviceId: id, name: name.optional(), outsideId: orNone(outsideId).optional() });
export const FitDevice = z.object({ deviceId: id, vehicleId: id });
export const devicePresences = [...presenceStates, "revoked"] as const;
export const ListDevices = z.object({
  search: search.optional(),
  vehicleId: id.optional(),
  kind: z.enum(deviceKinds).optional(),
  presence: z.enum(devicePresences).optional(),
  sort: z.enum(["name", "createdAt", "lastMessageAt"]).default("name"),
  direction: direction.default("asc"),
  cursor: cursor.nullish(),
  limit: limit.default(50),
});
export const ListPresenceChanges = z.object({ deviceId: id, limit: limit.default(50) });
export const ListDevicePositions = z.object({ deviceId: id, limit: limit.default(50) });
export const ListDeadLetters = z.object({ deviceId: id, cursor: cursor.nullish(), limit: limit.default(50) });
