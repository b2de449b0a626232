import type { Outputs } from "../trpc/router.ts";

export type UserRow = Outputs["platform"]["users"]["list"]["items"][number];
