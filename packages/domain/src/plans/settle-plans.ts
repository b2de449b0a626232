import { organisations } from "@cartage/db/schema/accounts";
import { plans } from "@cartage/db/schema/plans";
import { eq, sql } from "drizzle-orm";
import { audit, record } from "../record.ts";
import type { Transaction } from "../transactionally.ts";

/**
 * Puts organisations on the plan that is due: the given one, else the largest that a subscription pays for, else the
 * default; one organisation, or all. Nothing is taken away from an organisation that has more than its new plan allows.
 * Under `lockPlans`.
 */
export async function settlePlans(tx: Transaction, organisationId?: string): Promise<void> {
  const changed = await tx.execute<{ id: string; before: string; after: string }>(sql`
    update organisations
       set plan_id = plan_due(id, given_plan_id)
     where plan_id is distinct from plan_due(id, given_plan_id)
       and ${organisationId === undefined ? sql`true` : eq(organisations.id, organisationId)}
    returning id, old.plan_id as before, new.plan_id as after`);
  if (changed.length === 0) return;
  const named = new Map(
    (await tx.select({ id: plans.id, name: plans.name }).from(plans)).map((row) => [row.id, row.name]),
  );
  for (const { id, before, after } of changed) {
    const event = { type: "organisation.plan_changed", organisationId: id, occurredAt: tx.context.now() } as const;
    const change = { before: { plan: named.get(before) }, after: { plan: named.get(after) } };
    await record(tx, event, change);
    // its own administrators read it too
    await audit(tx, event, change, id);
  }
}
