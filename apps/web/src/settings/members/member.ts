import type { Outputs } from "../../trpc/router.ts";

export type Member = Outputs["accounts"]["members"]["list"]["items"][number];
