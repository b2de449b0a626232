import type { Outputs } from "../trpc/router.ts";

export type RecurringDetail = Outputs["recurring"]["get"];
export type RecurringRow = Outputs["recurring"]["list"]["items"][number];
