import { z } from "zod";
import { WeeklyHours } from "../geofences/inputs.ts";
import { line } from "../inputs.ts";
import { skills } from "./inputs.ts";

const id = z.uuid().lowercase();
const basedOn = z.int().min(1).optional();
const search = line(80).optional();
const cursor = z.string().max(400).nullish();
const limit = z.int().min(1).max(200).default(50);

/** A class as licences print it, in any country: B, C1E, A1. */
const licenceClass = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z][A-Z0-9]{0,5}$/, "licence_shape");
export const licenceClasses = z
  .array(licenceClass)
  .max(20)
  .transform((given) => [...new Set(given)].sort());

export const DriverId = z.object({ driverId: id });
export const UpdateDriver = z.object({
  driverId: id,
  licenceClasses: licenceClasses.optional(),
  /** The last day on which it holds. */
  licenceEndsOn: z.iso.date().nullable().optional(),
  skills: skills.optional(),
  workingHours: WeeklyHours.nullable().optional(),
  basedOn,
});
export const ListDrivers = z.object({
  search,
  /** Drivers who have all of them. */
  skills: skills.optional(),
  sort: z.enum(["name", "email"]).default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
  cursor,
  limit,
});

export const assignmentKinds = ["primary", "backup"] as const;
const instant = z.number().int().min(0).max(8.64e15);
const untilAfterFrom = ({ from, until }: { from?: number | undefined; until?: number | null | undefined }) =>
  from === undefined || until === undefined || until === null || until > from;

export const CreateAssignment = z
  .object({
    driverId: id,
    vehicleId: id,
    kind: z.enum(assignmentKinds).default("primary"),
    /** Epoch ms; now without it. */
    from: instant.optional(),
    /** Null: until further notice. */
    until: instant.nullable().optional(),
  })
  .refine(untilAfterFrom, { path: ["until"], message: "to_before_from" });
export const UpdateAssignment = z
  .object({
    assignmentId: id,
    kind: z.enum(assignmentKinds).optional(),
    from: instant.optional(),
    until: instant.nullable().optional(),
    basedOn,
  })
  .refine(untilAfterFrom, { path: ["until"], message: "to_before_from" });
export const AssignmentId = z.object({ assignmentId: id });
export const ListAssignments = z.object({
  driverId: id.optional(),
  vehicleId: id.optional(),
  /** Those that hold now, or will. */
  isCurrent: z.boolean().default(false),
  limit,
});
