import { newId } from "@cartage/db/id";
import { tripLabels } from "@cartage/db/schema/trips";
import { and, asc, eq, gt, lt } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { can } from "../../permissions.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdTrip } from "../trips/hold-trip.ts";
import type { LabelTrip } from "../trips/inputs.ts";
import { labelOf } from "../trips/rules.ts";

/**
 * Says what a trip was for; null takes it back. What was called private is opened again only by who called it so, or by
 * who runs the organisation: others would see what was hidden from them. Throws `not_found`, `trip.private`.
 */
export async function labelTrip(ctx: Context, { vehicleId, startedAt, label }: z.infer<typeof LabelTrip>) {
  const member = authorise(ctx.actor, "trips.edit");
  const { organisationId, id: labelledBy } = member;

  return transactionally(ctx, async (tx) => {
    const labelledAt = ctx.now();
    const held = await holdTrip(tx, member, { vehicleId, startedAt });
    const wasUnderWay = held.endedAt === null;
    const endedAt = held.endedAt ?? labelledAt.getTime();
    const span = { fromTime: new Date(startedAt), untilTime: new Date(Math.max(endedAt, startedAt + 1)) };
    const said = await tx
      .select({
        from: tripLabels.fromTime,
        until: tripLabels.untilTime,
        label: tripLabels.label,
        wasUnderWay: tripLabels.wasUnderWay,
        by: tripLabels.labelledBy,
      })
      .from(tripLabels)
      .where(
        and(
          eq(tripLabels.vehicleId, vehicleId),
          lt(tripLabels.fromTime, span.untilTime),
          gt(tripLabels.untilTime, span.fromTime),
        ),
      )
      .orderBy(asc(tripLabels.labelledAt), asc(tripLabels.id));
    const labels = said.map(({ from, until, ...of }) => ({ ...of, from: from.getTime(), until: until.getTime() }));
    const before = labelOf({ from: startedAt, until: endedAt }, labels);
    const isOthersPrivate = labels.some((each) => each.by !== labelledBy && labelOf(each, labels) === "private");
    if (isOthersPrivate && label !== "private" && !can(member, "organisation.manage"))
      throw new DomainError("trip.private");
    await tx
      .insert(tripLabels)
      .values({ id: newId(), organisationId, vehicleId, ...span, label, labelledBy, labelledAt, wasUnderWay });
    const change = { before: { label: before, startedAt: span.fromTime }, after: { label, startedAt: span.fromTime } };
    await record(tx, { type: "vehicle.trip_labelled", vehicleId, occurredAt: labelledAt }, change);
    return { vehicleId, startedAt };
  });
}
