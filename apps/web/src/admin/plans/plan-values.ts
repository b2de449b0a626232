import { billingProviders } from "@cartage/domain/plans/inputs";

export const limitNames = ["maxVehicles", "secondsBetweenPositions", "maxRetentionDays"] as const;
type LimitName = (typeof limitNames)[number];

/** What the form of a plan holds; an empty limit is none. */
export type PlanValues = { name: string } & Record<LimitName, string | number | null> &
  Record<(typeof billingProviders)[number], string>;

/** A form's values as the API takes them. */
export function readPlan({ name, ...values }: PlanValues) {
  const limit = (given: string | number | null) => (given === null || given === "" ? null : Number(given));
  return {
    name,
    maxVehicles: limit(values.maxVehicles),
    secondsBetweenPositions: limit(values.secondsBetweenPositions),
    maxRetentionDays: limit(values.maxRetentionDays),
    products: billingProviders.flatMap((provider) =>
      values[provider]
        .split(",")
        .map((product) => product.trim())
        .filter((product) => product !== "")
        .map((product) => ({ provider, product })),
    ),
  };
}
