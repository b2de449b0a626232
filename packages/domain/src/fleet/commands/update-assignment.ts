import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { checkVersion } from "../../check-version.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { transactionally } from "../../transactionally.ts";
import type { UpdateAssignment } from "../driver-inputs.ts";
import { changeAssignment, holdAssignment } from "../write-assignment.ts";

/** Changes an assignment's kind or time. Throws as createAssignment does, `not_found`, `changed_meanwhile`. */
export async function updateAssignment(
  ctx: Context,
  { assignmentId, basedOn, kind, from, until }: z.infer<typeof UpdateAssignment>,
) {
  const { organisationId } = authorise(ctx.actor, "drivers.edit");
  return transactionally(ctx, async (tx) => {
    const known = await holdAssignment(tx, organisationId, assignmentId);
    checkVersion(known, basedOn);
    const assignedAt = from === undefined ? undefined : new Date(from);
    const endedAt = until === undefined || until === null ? until : new Date(until);
    const ends = endedAt === undefined ? known.values.endedAt : endedAt;
    if (ends && ends <= (assignedAt ?? known.values.assignedAt))
      throw new DomainError("input.invalid", { fields: { until: { code: "to_before_from" } } });
    await changeAssignment(tx, known, { kind, assignedAt, endedAt });
    return { assignmentId };
  });
}
