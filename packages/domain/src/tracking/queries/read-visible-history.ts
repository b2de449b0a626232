import type { z } from "zod";
import type { Context } from "../../context.ts";
import type { ReadHistory } from "../inputs.ts";
import { readPrivateSpans } from "../trips/private-spans.ts";
import { isWithin } from "../trips/rules.ts";
import { type History, readHistory } from "./read-history.ts";

/** A vehicle's positions without those of private trips, unless the actor runs the organisation. Throws `not_found`. */
export async function readVisibleHistory(ctx: Context, input: z.infer<typeof ReadHistory>): Promise<History> {
  const history = await readHistory(ctx, input);
  const { vehicleId, from, to } = input;
  const hidden = (await readPrivateSpans(ctx, { vehicleIds: [vehicleId], from, until: to })).get(vehicleId);
  if (!hidden) return history;
  const shown = history.fixTime.flatMap((time, at) => (isWithin(hidden, time) ? [] : [at]));
  const pick = <Value>(column: Value[]) => shown.map((at) => column[at] as Value);
  return {
    fixTime: pick(history.fixTime),
    latE7: pick(history.latE7),
    lonE7: pick(history.lonE7),
    speedMps: pick(history.speedMps),
    headingDeg: pick(history.headingDeg),
    accuracyM: pick(history.accuracyM),
    verdict: pick(history.verdict),
    nextFrom: history.nextFrom,
  };
}
