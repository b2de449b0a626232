import { newId } from "@cartage/db/id";
import { escalationPolicies, rotas } from "@cartage/db/schema/escalation";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { explain } from "../../explain.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { checkPeople } from "../check-people.ts";
import type { SavePolicy } from "../inputs.ts";

const taken = explain({
  escalation_policies_name_unique: { code: "escalation.name_taken", field: "name" },
});

/** Makes or changes a policy; escalations under way go on by it as it is then. Throws `escalation.name_taken`, `not_found`. */
export async function savePolicy(ctx: Context, { policyId, ...values }: z.infer<typeof SavePolicy>) {
  const { organisationId } = authorise(ctx.actor, "rules.edit");

  return transactionally(ctx, async (tx) => {
    const targets = values.levels.flatMap((level) => level.targets);
    const userIds = targets.filter(({ kind }) => kind === "member").map(({ id }) => id);
    await checkPeople(tx, organisationId, { userIds, field: "levels" });
    const rotaIds = [...new Set(targets.filter(({ kind }) => kind === "rota").map(({ id }) => id))];
    const isOurs = and(eq(rotas.organisationId, organisationId), isNull(rotas.archivedAt));
    const found = await tx
      .select({ id: rotas.id })
      .from(rotas)
      .where(and(isOurs, inArray(rotas.id, rotaIds)));
    if (found.length < rotaIds.length) {
      throw new DomainError("input.invalid", { fields: { levels: { code: "unknown_choice" } } });
    }
    const now = ctx.now();
    const id = policyId ?? newId();
    if (policyId === undefined) {
      await tx
        .insert(escalationPolicies)
        .values({ id, organisationId, ...values, createdAt: now })
        .catch(taken);
    } else {
      const { count } = await tx
        .update(escalationPolicies)
        .set(values)
        .where(
          and(
            eq(escalationPolicies.organisationId, organisationId),
            eq(escalationPolicies.id, id),
            isNull(escalationPolicies.archivedAt),
          ),
        )
        .catch(taken);
      if (count === 0) throw new DomainError("not_found");
    }
    const event = { type: "escalation_policy.saved", escalationPolicyId: id, occurredAt: now } as const;
    await record(tx, event, { after: values });
    return { policyId: id };
  });
}
