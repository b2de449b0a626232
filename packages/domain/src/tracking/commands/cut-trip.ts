import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { transactionally } from "../../transactionally.ts";
import { addTripEdit } from "../trips/add-trip-edit.ts";
import { holdTrip } from "../trips/hold-trip.ts";
import type { CutTrip } from "../trips/inputs.ts";

/**
 * Makes two trips of one, at the first position at or after a time within it. The derivation does it, when it gets there.
 * Throws `not_found`, `trip.cut_outside`, `trip.edited_already`.
 */
export async function cutTrip(ctx: Context, { vehicleId, startedAt, at }: z.infer<typeof CutTrip>) {
  const member = authorise(ctx.actor, "trips.edit");

  return transactionally(ctx, async (tx) => {
    const trip = await holdTrip(tx, member, { vehicleId, startedAt });
    if (at >= (trip.endedAt ?? ctx.now().getTime())) throw new DomainError("trip.cut_outside");
    return addTripEdit(tx, member, { vehicleId, kind: "cut", at, since: startedAt });
  });
}
