import type { Outputs } from "../../trpc/router.ts";

/** Who drives what, and when. */
export type Assignment = Outputs["fleet"]["assignments"]["list"][number];
