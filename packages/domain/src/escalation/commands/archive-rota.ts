import { rotas } from "@cartage/db/schema/escalation";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { RotaId } from "../inputs.ts";

/** Takes a rota out of use: policies that name it call nobody by it any more. Throws `not_found`. */
export async function archiveRota(ctx: Context, { rotaId }: z.infer<typeof RotaId>) {
  const { organisationId } = authorise(ctx.actor, "rules.edit");

  return transactionally(ctx, async (tx) => {
    const archivedAt = ctx.now();
    const isIt = and(eq(rotas.organisationId, organisationId), eq(rotas.id, rotaId), isNull(rotas.archivedAt));
    const { count } = await tx.update(rotas).set({ archivedAt }).where(isIt);
    if (count === 0) throw new DomainError("not_found");
    await record(tx, { type: "rota.archived", rotaId, occurredAt: archivedAt });
    return { rotaId };
  });
}
