import type { Outputs } from "../../trpc/router.ts";

/** A vehicle as its page and its form know it. */
export type VehicleDetail = Outputs["fleet"]["vehicles"]["get"];
