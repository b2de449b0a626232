import type { Outputs } from "../../trpc/router.ts";

export type Plan = Outputs["plans"]["list"][number];
