import type { Outputs } from "../../trpc/router.ts";

export type Issue = Outputs["issues"]["get"];
