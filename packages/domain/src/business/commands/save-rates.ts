import { vehicleRates } from "@cartage/db/schema/business";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { SaveRates } from "../inputs.ts";

/** Says what driving costs and gives off, by the type of vehicle; what was counted with other figures is counted anew. */
export async function saveRates(ctx: Context, { currency, rates }: z.infer<typeof SaveRates>) {
  const { organisationId } = authorise(ctx.actor, "vehicles.edit");

  return transactionally(ctx, async (tx) => {
    const changedAt = ctx.now();
    const rows = rates.map(({ type, ...rate }) => ({
      organisationId,
      vehicleType: type,
      currency,
      changedAt,
      ...rate,
    }));
    const { perKmMinor, perHourMinor, co2GPerKm } = vehicleRates;
    const given = (column: { name: string }) => sql`excluded.${sql.identifier(column.name)}`;
    await tx
      .insert(vehicleRates)
      .values(rows)
      .onConflictDoUpdate({
        target: [vehicleRates.organisationId, vehicleRates.vehicleType],
        set: {
          currency,
          changedAt,
          perKmMinor: given(perKmMinor),
          perHourMinor: given(perHourMinor),
          co2GPerKm: given(co2GPerKm),
        },
      });
    // one currency for all of them
    await tx.update(vehicleRates).set({ currency }).where(sql`${vehicleRates.organisationId} = ${organisationId}`);
    const after = { currency, rates };
    await record(tx, { type: "organisation.rates_changed", organisationId, occurredAt: changedAt }, { after });
    return { organisationId };
  });
}
