import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { transactionally } from "../../transactionally.ts";
import { addTripEdit } from "../trips/add-trip-edit.ts";
import { findNextTripStart, holdTrip } from "../trips/hold-trip.ts";
import type { JoinTrips } from "../trips/inputs.ts";

/** Trips further apart are not one: a repair would have to go back as far. */
const longestHaltMs = 24 * 3_600_000;

/**
 * Makes a trip and the one after it one: the halt between them ends no trip any more. The derivation does it, when it gets
 * there. Throws `not_found`, `trip.no_neighbour`, `trip.edited_already`.
 */
export async function joinTrips(ctx: Context, { vehicleId, startedAt }: z.infer<typeof JoinTrips>) {
  const member = authorise(ctx.actor, "trips.edit");

  return transactionally(ctx, async (tx) => {
    const trip = await holdTrip(tx, member, { vehicleId, startedAt });
    if (trip.endedAt === null) throw new DomainError("trip.no_neighbour");
    const nextStartedAt = await findNextTripStart(tx, vehicleId, trip.endedAt);
    if (nextStartedAt === null || nextStartedAt - trip.endedAt > longestHaltMs)
      throw new DomainError("trip.no_neighbour");
    return addTripEdit(tx, member, { vehicleId, kind: "join", at: trip.endedAt, since: startedAt });
  });
}
