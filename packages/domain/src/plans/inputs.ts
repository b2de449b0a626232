import { z } from "zod";
import { line } from "../inputs.ts";

const id = z.uuid().lowercase();

/** Who sells plans. */
export const billingProviders = ["stripe", "revenuecat"] as const;
export type BillingProvider = (typeof billingProviders)[number];

const product = z.object({ provider: z.enum(billingProviders), product: line(200).min(1) });

/** What a plan limits; null is no limit. */
const limits = {
  maxVehicles: z.int().min(0).max(1_000_000).nullable(),
  /** On average over an hour. */
  secondsBetweenPositions: z.int().min(1).max(86_400).nullable(),
  maxRetentionDays: z.int().min(1).max(3_650).nullable(),
};

export const CreatePlan = z.object({
  name: line(80).min(1),
  ...limits,
  /** Whether organisations are on it that nothing else puts on one. */
  isDefault: z.boolean(),
  /** What is sold elsewhere, and buys this plan. */
  products: z.array(product).max(50),
});
export const UpdatePlan = CreatePlan.extend({ planId: id });
export const OrganisationOfPlan = z.object({ organisationId: id });
export const AssignPlan = OrganisationOfPlan.extend({
  /** Null leaves it to the organisation's subscription, or the default. */
  planId: id.nullable(),
  /** By which name each provider knows the organisation; null when it does not. */
  customers: z.object({ stripe: line(200).min(1).nullable(), revenuecat: line(200).min(1).nullable() }),
});
export const CountUsage = z.object({ day: z.iso.date() });
