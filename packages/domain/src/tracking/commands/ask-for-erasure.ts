import { newId } from "@cartage/db/id";
import { members, users } from "@cartage/db/schema/accounts";
import { erasures } from "@cartage/db/schema/erasures";
import { vehicles } from "@cartage/db/schema/fleet";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { AskForErasure } from "../inputs.ts";

/**
 * Has the positions of a vehicle or a driver erased, with all that follows from them; jobs do it. The name is typed, so
 * that nobody erases another's by a slip. Throws `not_found`, and `erasure.name_differs`.
 */
export async function askForErasure(
  ctx: Context,
  { of, id: subjectId, name, from, until }: z.infer<typeof AskForErasure>,
) {
  const { organisationId, id: askedBy } = authorise(ctx.actor, "organisation.manage");
  const askedAt = ctx.now();

  return transactionally(ctx, async (tx) => {
    const [subject] =
      of === "vehicle"
        ? await tx
            .select({ name: vehicles.name })
            .from(vehicles)
            .where(and(eq(vehicles.organisationId, organisationId), eq(vehicles.id, subjectId)))
        : await tx
            .select({ name: users.name })
            .from(members)
            .innerJoin(users, eq(users.id, members.userId))
            .where(and(eq(members.organisationId, organisationId), eq(members.userId, subjectId)));
    if (!subject) throw new DomainError("not_found");
    if (subject.name.trim() !== name.trim()) throw new DomainError("erasure.name_differs");
    const id = newId();
    const subjectIds = of === "vehicle" ? { vehicleId: subjectId } : { driverId: subjectId };
    const [fromTime, untilTime] = [new Date(from), new Date(until)];
    await tx.insert(erasures).values({ id, organisationId, ...subjectIds, fromTime, untilTime, askedBy, askedAt });
    const change = { after: { from: fromTime.toISOString(), until: untilTime.toISOString() } };
    const asked = { occurredAt: askedAt };
    if (of === "vehicle") await record(tx, { type: "vehicle.erasure_asked", vehicleId: subjectId, ...asked }, change);
    else await record(tx, { type: "member.erasure_asked", memberId: subjectId, ...asked }, change);
    return { erasureId: id };
  });
}
