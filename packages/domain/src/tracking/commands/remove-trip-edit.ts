import { derivationMarks, trips } from "@cartage/db/schema/derived";
import { tripEdits } from "@cartage/db/schema/trips";
import { and, desc, eq, isNull, lte } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { RemoveTripEdit } from "../trips/inputs.ts";

/** Takes a join or a cut back; the derivation does it, when it gets there. Throws `not_found`, also when it is taken back already. */
export async function removeTripEdit(ctx: Context, { tripEditId }: z.infer<typeof RemoveTripEdit>) {
  const { organisationId } = authorise(ctx.actor, "trips.edit");

  return transactionally(ctx, async (tx) => {
    const removedAt = ctx.now();
    const [edit] = await tx
      .update(tripEdits)
      .set({ removedAt })
      .where(
        and(eq(tripEdits.id, tripEditId), eq(tripEdits.organisationId, organisationId), isNull(tripEdits.removedAt)),
      )
      .returning({ vehicleId: tripEdits.vehicleId, kind: tripEdits.kind, at: tripEdits.at });
    if (!edit) throw new DomainError("not_found");
    const { vehicleId, kind, at } = edit;
    const [trip] = await tx
      .select({ startedAt: trips.startedAt })
      .from(trips)
      .where(and(eq(trips.vehicleId, vehicleId), lte(trips.startedAt, at)))
      .orderBy(desc(trips.startedAt))
      .limit(1);
    await tx.insert(derivationMarks).values({ organisationId, vehicleId, since: trip?.startedAt ?? at });
    const event = { type: "trip_edit.removed", tripEditId, vehicleId, occurredAt: removedAt } as const;
    await record(tx, event, { before: { kind, at } });
    return { tripEditId };
  });
}
