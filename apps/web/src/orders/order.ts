import type { Outputs } from "../trpc/router.ts";

export type OrderDetail = Outputs["orders"]["get"];
export type OrderMove = OrderDetail["may"]["moves"][number];
