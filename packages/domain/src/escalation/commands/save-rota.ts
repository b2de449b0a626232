import { newId } from "@cartage/db/id";
import { rotas } from "@cartage/db/schema/escalation";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { explain } from "../../explain.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { checkPeople } from "../check-people.ts";
import type { SaveRota } from "../inputs.ts";

const taken = explain({ rotas_name_unique: { code: "rota.name_taken", field: "name" } });

/** Makes or changes a rota. Throws `rota.name_taken`, `not_found`. */
export async function saveRota(ctx: Context, { rotaId, ...values }: z.infer<typeof SaveRota>) {
  const { organisationId } = authorise(ctx.actor, "rules.edit");

  return transactionally(ctx, async (tx) => {
    await checkPeople(tx, organisationId, { userIds: values.userIds, field: "userIds" });
    const now = ctx.now();
    const id = rotaId ?? newId();
    if (rotaId === undefined) {
      await tx
        .insert(rotas)
        .values({ id, organisationId, ...values, createdAt: now })
        .catch(taken);
    } else {
      const isIt = and(eq(rotas.organisationId, organisationId), eq(rotas.id, id), isNull(rotas.archivedAt));
      const { count } = await tx.update(rotas).set(values).where(isIt).catch(taken);
      if (count === 0) throw new DomainError("not_found");
    }
    await record(tx, { type: "rota.saved", rotaId: id, occurredAt: now }, { after: values });
    return { rotaId: id };
  });
}
