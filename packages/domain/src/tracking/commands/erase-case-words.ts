import { erasures } from "@cartage/db/schema/erasures";
import { incidentSubjects, incidents } from "@cartage/db/schema/incidents";
import { and, eq, exists, gte, lt, or, type SQL, sql } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { eraseIncidents } from "../../incidents/erase-incidents.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import type { ErasureWindow } from "../queries/list-erasure-windows.ts";

/**
 * Erases what incidents tell of a vehicle's or a driver's time: of an erasure of a driver those that name him or that he
 * reported, and those of the vehicles that he had. That there was a case stays. Safe to repeat.
 */
export async function eraseCaseWords(
  ctx: Context,
  { erasureId, windows }: { erasureId: string; windows: readonly ErasureWindow[] },
): Promise<void> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  await transactionally(ctx, async (tx) => {
    const [erasure] = await tx.select().from(erasures).where(eq(erasures.id, erasureId));
    if (!erasure) return;
    const { organisationId, driverId, fromTime, untilTime } = erasure;
    // windows come as the database writes times
    const ofVehicles = windows.flatMap(({ vehicleId, from, until }) =>
      vehicleId === null ? [] : [and(names(tx, "vehicle", vehicleId), during(new Date(from), new Date(until)))],
    );
    const ofDriver =
      driverId === null
        ? []
        : [and(or(names(tx, "driver", driverId), eq(incidents.reportedBy, driverId)), during(fromTime, untilTime))];
    const meant = [...ofVehicles, ...ofDriver];
    if (meant.length === 0) return;
    const found = await tx
      .select({ id: incidents.id })
      .from(incidents)
      .where(and(eq(incidents.organisationId, organisationId), or(...meant)));
    const because = driverId === null ? "vehicle" : "person";
    const gone = await eraseIncidents(tx, organisationId, { incidentIds: found.map(({ id }) => id), because });
    await tx
      .update(erasures)
      .set({ facts: sql`${erasures.facts} + ${gone}` })
      .where(eq(erasures.id, erasureId));
  });
}

/** One that was reported of a time later tells of that time too. */
function during(from: Date, until: Date): SQL | undefined {
  return and(gte(incidents.happenedAt, from), lt(incidents.happenedAt, until));
}

function names(tx: Transaction, kind: "vehicle" | "driver", id: string): SQL {
  return exists(
    tx
      .select({ id: incidentSubjects.incidentId })
      .from(incidentSubjects)
      .where(
        and(
          eq(incidentSubjects.incidentId, incidents.id),
          eq(incidentSubjects.kind, kind),
          eq(incidentSubjects.subjectId, id),
        ),
      ),
  );
}
