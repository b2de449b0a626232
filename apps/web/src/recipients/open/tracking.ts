import type { Outputs } from "../../trpc/router.ts";

export type Tracking = Outputs["recipients"]["tracking"]["open"];
/** What a link shows whom it shows all that it may. */
export type OpenTracking = Extract<Tracking, { isLocked: false }>;
