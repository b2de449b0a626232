import type { Outputs } from "../trpc/router.ts";

export type OrganisationRow = Outputs["platform"]["organisations"]["list"]["items"][number];
