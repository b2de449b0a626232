import { users } from "@cartage/db/schema/accounts";
import { assignments, vehicles } from "@cartage/db/schema/fleet";
import { and, desc, eq, gt, isNull, or } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { assignmentKinds, ListAssignments } from "../driver-inputs.ts";

export interface AssignmentRow {
  id: string;
  driver: { id: string; name: string };
  vehicle: { id: string; name: string; plate: string | null };
  kind: (typeof assignmentKinds)[number];
  /** Epoch ms. */
  from: number;
  until: number | null;
  version: number;
}

/** Who drives what, and when: a driver's or a vehicle's, the newest first. */
export async function listAssignments(
  ctx: Context,
  { driverId, vehicleId, isCurrent, limit }: z.infer<typeof ListAssignments>,
): Promise<AssignmentRow[]> {
  const { organisationId } = authorise(ctx.actor, "drivers.view");
  const rows = await ctx.session.db
    .select({
      id: assignments.id,
      driver: { id: users.id, name: users.name },
      vehicle: { id: vehicles.id, name: vehicles.name, plate: vehicles.plate },
      kind: assignments.kind,
      assignedAt: assignments.assignedAt,
      endedAt: assignments.endedAt,
      version: assignments.version,
    })
    .from(assignments)
    .innerJoin(users, eq(users.id, assignments.driverId))
    .innerJoin(vehicles, eq(vehicles.id, assignments.vehicleId))
    .where(
      and(
        eq(assignments.organisationId, organisationId),
        driverId ? eq(assignments.driverId, driverId) : undefined,
        vehicleId ? eq(assignments.vehicleId, vehicleId) : undefined,
        isCurrent ? or(isNull(assignments.endedAt), gt(assignments.endedAt, ctx.now())) : undefined,
      ),
    )
    .orderBy(desc(assignments.assignedAt), desc(assignments.id))
    .limit(limit);
  return rows.map(({ assignedAt, endedAt, ...row }) => ({
    ...row,
    from: assignedAt.getTime(),
    until: endedAt?.getTime() ?? null,
  }));
}
