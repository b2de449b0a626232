import type { Outputs } from "../../trpc/router.ts";

/** A hub as its page and its form know it. */
export type HubDetail = Outputs["routes"]["hubs"]["get"];
