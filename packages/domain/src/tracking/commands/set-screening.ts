import { organisations } from "@cartage/db/schema/accounts";
import { screeningSettings } from "@cartage/db/schema/derived";
import { plans } from "@cartage/db/schema/plans";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { changeOf } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import { ScreeningSettings, type SetScreening } from "../screening/inputs.ts";
import { type ScreenedType, typesOf } from "../screening/thresholds-for.ts";

type Given = z.infer<typeof SetScreening>;
const dayMs = 86_400_000;

/**
 * Sets where screening draws its lines for a type of vehicle, or for all. What is kept of the past is judged anew, packed days
 * too, when the derivation gets there.
 */
export async function setScreening(ctx: Context, { vehicleType, settings }: Given) {
  const { organisationId } = authorise(ctx.actor, "organisation.manage");

  return transactionally(ctx, async (tx) => {
    const keptSince = await holdOrganisation(tx, organisationId);
    const isIt = and(
      eq(screeningSettings.organisationId, organisationId),
      eq(screeningSettings.vehicleType, vehicleType),
    );
    const [row] = await tx.select({ settings: screeningSettings.settings }).from(screeningSettings).where(isIt);
    const before = ScreeningSettings.parse(row?.settings ?? {});
    const change = changeOf({ screening: { vehicleType, ...before } }, { screening: { vehicleType, ...settings } });
    if (!change.after.screening) return { organisationId };

    const changedAt = ctx.now();
    if (Object.keys(settings).length === 0) await tx.delete(screeningSettings).where(isIt);
    else
      await tx
        .insert(screeningSettings)
        .values({ organisationId, vehicleType, settings, changedAt })
        .onConflictDoUpdate({
          target: [screeningSettings.organisationId, screeningSettings.vehicleType],
          set: { settings, changedAt },
        });
    await markVehiclesOf(tx, organisationId, vehicleType, keptSince);
    await record(tx, { type: "organisation.changed", organisationId, occurredAt: changedAt }, change);
    return { organisationId };
  });
}

/** Lets one at a time change it; answers since when its positions are kept, null where only the installation says. */
async function holdOrganisation(tx: Transaction, organisationId: string): Promise<number | null> {
  const [found] = await tx
    .select({ days: sql<number | null>`least(${organisations.retentionDays}, ${plans.maxRetentionDays})` })
    .from(organisations)
    .innerJoin(plans, eq(plans.id, organisations.planId))
    .where(eq(organisations.id, organisationId))
    .for("update", { of: organisations });
  if (!found) throw new DomainError("not_found");
  const now = tx.context.now().getTime();
  return found.days === null ? null : now - (now % dayMs) - found.days * dayMs;
}

async function markVehiclesOf(tx: Transaction, organisationId: string, type: ScreenedType, keptSince: number | null) {
  const since = keptSince === null ? sql`'-infinity'` : sql`${new Date(keptSince).toISOString()}`;
  const types = sql.join(
    typesOf(type).map((name) => sql`${name}`),
    sql`, `,
  );
  await tx.execute(sql`
    insert into derivation_marks (organisation_id, vehicle_id, since)
    select organisation_id, id, ${since}::timestamptz from vehicles
     where organisation_id = ${organisationId} and type in (${types})`);
}
