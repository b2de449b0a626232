import { organisations } from "@cartage/db/schema/accounts";
import { alertRules } from "@cartage/db/schema/alerts";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { changeOf } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import type { SetSpeedLimits } from "../inputs.ts";
import { endVersion, followsTypes, newestVersion, writeVersion } from "../rule-versions.ts";
import { limitsOf } from "../speed-limit-rules.ts";

/** Sets what each type of vehicle may drive; rules that go by it get a new version, so that the past stays as it was. */
export async function setSpeedLimits(ctx: Context, { limitsMps }: z.infer<typeof SetSpeedLimits>) {
  const { organisationId } = authorise(ctx.actor, "rules.edit");

  return transactionally(ctx, async (tx) => {
    const isOurs = eq(organisations.id, organisationId);
    const [known] = await tx
      .select({ speedLimitsMps: organisations.speedLimitsMps })
      .from(organisations)
      .where(isOurs)
      .for("update");
    if (!known) throw new DomainError("not_found");
    const change = changeOf(
      { speedLimitsMps: limitsOf(known.speedLimitsMps) },
      { speedLimitsMps: limitsOf(limitsMps) },
    );
    if (!change.after.speedLimitsMps) return { organisationId };
    const at = ctx.now();
    await tx.update(organisations).set({ speedLimitsMps: change.after.speedLimitsMps }).where(isOurs);
    await renewRules(tx, organisationId, at);
    await record(tx, { type: "organisation.changed", organisationId, occurredAt: at }, change);
    return { organisationId };
  });
}

async function renewRules(tx: Transaction, organisationId: string, at: Date): Promise<void> {
  const rules = await tx
    .select({ id: alertRules.id, pausedAt: alertRules.pausedAt })
    .from(alertRules)
    .where(and(eq(alertRules.organisationId, organisationId), isNull(alertRules.archivedAt)))
    .orderBy(asc(alertRules.id))
    .for("update");
  for (const { id: ruleId, pausedAt } of rules) {
    const { version, definition } = await newestVersion(tx, ruleId);
    if (!followsTypes(definition)) continue;
    await endVersion(tx, ruleId, at);
    await writeVersion(tx, { ruleId, version: version + 1, definition, at, isPaused: pausedAt !== null });
  }
}
