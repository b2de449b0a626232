import { z } from "zod";
import { isTimeZone } from "../accounts/rules.ts";
import { vehicleTypes } from "../fleet/inputs.ts";
import { incidentKinds } from "../incidents/states.ts";
import { orderStates } from "../orders/states.ts";

const id = z.uuid().lowercase();
/** YYYY-MM-DD */
const day = z.iso.date();
const dayMs = 86_400_000;
const mostDays = 92;

const filters = {
  fromDay: day,
  /** The last day. */
  untilDay: day,
  /** On whose clocks days begin. */
  timeZone: z.string().max(64).refine(isTimeZone, "time_zone_unknown"),
  /** Where the route that hands over begins. */
  hubId: id.optional(),
  vehicleId: id.optional(),
  driverId: id.optional(),
  customerId: id.optional(),
};

function bounded({ fromDay, untilDay }: { fromDay: string; untilDay: string }, context: z.core.$RefinementCtx) {
  if (untilDay < fromDay) context.addIssue({ code: "custom", message: "to_before_from", path: ["untilDay"] });
  if (Date.parse(untilDay) - Date.parse(fromDay) >= mostDays * dayMs)
    context.addIssue({ code: "custom", message: "range_too_long", path: ["untilDay"] });
}

export const businessKeys = ["customer", "vehicle", "driver", "hub"] as const;
export const orderOutcomes = ["on_time", "late", "pending"] as const;

export const BusinessFilters = z.object(filters).superRefine(bounded);
export type BusinessFilters = z.infer<typeof BusinessFilters>;
export const BreakDown = z.object({ ...filters, by: z.enum(businessKeys) }).superRefine(bounded);
export const ListBehind = z
  .object({
    ...filters,
    state: z.enum(orderStates).optional(),
    outcome: z.enum(orderOutcomes).optional(),
    cursor: z.string().max(400).nullish(),
    limit: z.int().min(1).max(200).default(50),
  })
  .superRefine(bounded);

export const ListRoutesBehind = z
  .object({ ...filters, cursor: z.string().max(400).nullish(), limit: z.int().min(1).max(200).default(50) })
  .superRefine(bounded);

export const ListIncidentsBehind = z
  .object({
    ...filters,
    kind: z.enum(incidentKinds).optional(),
    cursor: z.string().max(400).nullish(),
    limit: z.int().min(1).max(200).default(50),
  })
  .superRefine(bounded);

const amount = z.int().min(0).max(1_000_000_000_000);
export const SaveRates = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/),
  rates: z
    .array(
      z.object({
        type: z.enum(vehicleTypes),
        perKmMinor: amount,
        perHourMinor: amount,
        co2GPerKm: z.int().min(0).max(100_000),
      }),
    )
    .min(1)
    .max(vehicleTypes.length),
});
