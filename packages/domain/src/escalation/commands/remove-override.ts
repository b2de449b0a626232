import { rotaOverrides } from "@cartage/db/schema/escalation";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { OverrideId } from "../inputs.ts";

/** Gives the rota its turn back. Throws `not_found`. */
export async function removeOverride(ctx: Context, { overrideId }: z.infer<typeof OverrideId>) {
  const { organisationId } = authorise(ctx.actor, "rules.edit");

  return transactionally(ctx, async (tx) => {
    const [removed] = await tx
      .delete(rotaOverrides)
      .where(and(eq(rotaOverrides.organisationId, organisationId), eq(rotaOverrides.id, overrideId)))
      .returning();
    if (!removed) throw new DomainError("not_found");
    const { rotaId, userId, startsAt, endsAt } = removed;
    const event = { type: "rota.override_removed", rotaId, occurredAt: ctx.now() } as const;
    await record(tx, event, { before: { userId, startsAt, endsAt } });
    return { rotaId };
  });
}
