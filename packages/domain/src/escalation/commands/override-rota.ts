import { newId } from "@cartage/db/id";
import { rotaOverrides, rotas } from "@cartage/db/schema/escalation";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { explain } from "../../explain.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { checkPeople } from "../check-people.ts";
import type { OverrideRota } from "../inputs.ts";

/** Has somebody stand in for a time. Throws `rota.overlaps` where somebody does already, `not_found`. */
export async function overrideRota(ctx: Context, { rotaId, userId, startsAt, endsAt }: z.infer<typeof OverrideRota>) {
  const { organisationId } = authorise(ctx.actor, "rules.edit");

  return transactionally(ctx, async (tx) => {
    await checkPeople(tx, organisationId, { userIds: [userId], field: "userId" });
    const isIt = and(eq(rotas.organisationId, organisationId), eq(rotas.id, rotaId), isNull(rotas.archivedAt));
    const [rota] = await tx.select({ id: rotas.id }).from(rotas).where(isIt);
    if (!rota) throw new DomainError("not_found");
    const id = newId();
    const values = { userId, startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
    await tx
      .insert(rotaOverrides)
      .values({ id, organisationId, rotaId, ...values })
      .catch(explain({ rota_overrides_one_at_a_time: { code: "rota.overlaps", field: "startsAt" } }));
    await record(tx, { type: "rota.overridden", rotaId, occurredAt: ctx.now() }, { after: values });
    return { overrideId: id };
  });
}
