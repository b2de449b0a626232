import type { Outputs } from "../trpc/router.ts";

export type IncidentDetail = Outputs["incidents"]["get"];
