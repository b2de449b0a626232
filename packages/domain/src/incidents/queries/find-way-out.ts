import { incidentSubjects, incidents } from "@cartage/db/schema/incidents";
import { vehicleState } from "@cartage/db/schema/tracking";
import type { Point } from "@cartage/telemetry/geodesy";
import { fromE7 } from "@cartage/telemetry/units";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { findNearestHubs, type NearHub } from "../../routes/queries/find-nearest-hubs.ts";
import type { OutsideRouting } from "../../routes/routing/outside-routing.ts";
import { findStandIns, type StandIn } from "../find-stand-ins.ts";
import type { IncidentId } from "../inputs.ts";
import { type Goods, readGoods } from "../read-goods.ts";

export interface WayOut {
  /** The vehicle that is held up; none where the incident names none. */
  vehicleId: string | null;
  goods: Goods;
  /** Usable hubs that it reaches first. */
  hubs: NearHub[];
  /** Vehicles that could take the goods over, the nearest first. */
  vehicles: StandIn[];
}

const mostHubs = 3;

/**
 * What could be done about a vehicle that is held up: where its goods can be brought, who could take them over, and whose
 * route has to be planned anew. Throws `not_found`.
 */
export async function findWayOut(
  ctx: Context,
  { incidentId }: z.infer<typeof IncidentId>,
  outside: OutsideRouting | null,
): Promise<WayOut> {
  const { organisationId } = authorise(ctx.actor, "incidents.work");
  const { db } = ctx.session;
  const [incident] = await db
    .select({ latE7: incidents.latE7, lonE7: incidents.lonE7 })
    .from(incidents)
    .where(and(eq(incidents.organisationId, organisationId), eq(incidents.id, incidentId)));
  if (!incident) throw new DomainError("not_found");
  const subjects = await db
    .select({ kind: incidentSubjects.kind, id: incidentSubjects.subjectId })
    .from(incidentSubjects)
    .where(eq(incidentSubjects.incidentId, incidentId));
  const vehicleId = subjects.find(({ kind }) => kind === "vehicle")?.id ?? null;
  const goods = await readGoods(db, organisationId, { vehicleId, subjects });
  if (vehicleId === null) return { vehicleId, goods, hubs: [], vehicles: [] };
  const from = pointOf(incident) ?? (await lastSeen(ctx, vehicleId));
  const hubs = await findNearestHubs(ctx, { vehicleId, most: mostHubs }, outside)
    .then((found) => found.hubs)
    // a vehicle that was archived since is nowhere
    .catch((error: unknown) => {
      if (error instanceof DomainError) return [];
      throw error;
    });
  const vehicles = from ? await findStandIns(ctx, organisationId, { from, goods, besides: vehicleId }) : [];
  return { vehicleId, goods, hubs, vehicles };
}

async function lastSeen(ctx: Context, vehicleId: string): Promise<Point | null> {
  const { latE7, lonE7 } = vehicleState;
  const [row] = await ctx.session.db
    .select({ latE7, lonE7 })
    .from(vehicleState)
    .where(eq(vehicleState.vehicleId, vehicleId));
  return row ? pointOf(row) : null;
}

function pointOf({ latE7, lonE7 }: { latE7: number | null; lonE7: number | null }): Point | null {
  return latE7 === null || lonE7 === null ? null : { lat: fromE7(latE7), lon: fromE7(lonE7) };
}
