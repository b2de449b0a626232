import { z } from "zod";

const trip = z.object({
  startedAt: z.number(),
  distanceM: z.number(),
  startLatE7: z.number().optional(),
  startLonE7: z.number().optional(),
  topSpeedMps: z.number().optional(),
  idlingS: z.number().optional(),
});
const halt = z.object({ startedAt: z.number(), latE7: z.number(), lonE7: z.number() });

const UnderWay = z.object({ trip: trip.nullish(), halt: halt.nullish() });

/** The trip or the halt that goes on, of what the derivation keeps as under way; neither when it keeps nothing. */
export function readUnderWay(current: unknown): z.infer<typeof UnderWay> {
  return UnderWay.safeParse(current).data ?? {};
}
