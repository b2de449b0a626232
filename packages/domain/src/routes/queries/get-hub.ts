import { users } from "@cartage/db/schema/accounts";
import { vehicles } from "@cartage/db/schema/fleet";
import { geofences } from "@cartage/db/schema/geofences";
import { hubs, hubWorkers } from "@cartage/db/schema/routes";
import { fromE7 } from "@cartage/telemetry/units";
import { and, asc, count, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { WeeklyHours } from "../../geofences/inputs.ts";
import { hubsClosedByIncidents } from "../../incidents/closed-hubs.ts";
import { hubValues } from "../hold-hub.ts";
import { isOpenAt } from "../hub-hours.ts";
import type { HubId } from "../inputs.ts";

/** One hub in use, with who works there and how many vehicles are based there. Throws `not_found`. */
export async function getHub(ctx: Context, { hubId }: z.infer<typeof HubId>) {
  const { organisationId } = authorise(ctx.actor, "hubs.view");
  const { db } = ctx.session;
  const [[row], workers, [based], closed] = await Promise.all([
    db
      .select({
        values: hubValues,
        geofenceName: geofences.name,
        state: hubs.state,
        stateReason: hubs.stateReason,
        stateChangedAt: hubs.stateChangedAt,
        version: hubs.version,
      })
      .from(hubs)
      .leftJoin(geofences, eq(geofences.id, hubs.geofenceId))
      .where(and(eq(hubs.organisationId, organisationId), eq(hubs.id, hubId), isNull(hubs.archivedAt))),
    db
      .select({ id: users.id, name: users.name })
      .from(hubWorkers)
      .innerJoin(users, eq(users.id, hubWorkers.userId))
      .where(and(eq(hubWorkers.organisationId, organisationId), eq(hubWorkers.hubId, hubId)))
      .orderBy(asc(users.name), asc(users.id)),
    db
      .select({ count: count() })
      .from(vehicles)
      .where(
        and(eq(vehicles.organisationId, organisationId), eq(vehicles.homeHubId, hubId), isNull(vehicles.archivedAt)),
      ),
    hubsClosedByIncidents(db, organisationId, [hubId]),
  ]);
  if (!row) throw new DomainError("not_found");
  const { values, geofenceName, stateChangedAt, ...rest } = row;
  const { latE7, lonE7, geofenceId, openingSpans, ...shown } = values;
  return {
    id: hubId,
    ...shown,
    ...rest,
    /** The incident that closes it, whatever its state. */
    closedBy: closed.get(hubId) ?? null,
    lat: fromE7(latE7),
    lon: fromE7(lonE7),
    geofence: geofenceId !== null && geofenceName !== null ? { id: geofenceId, name: geofenceName } : null,
    openingSpans: WeeklyHours.shape.spans.nullable().parse(openingSpans),
    isOpenNow: isOpenAt({ timeZone: shown.timeZone, spans: openingSpans }, ctx.now()),
    stateChangedAt: stateChangedAt.getTime(),
    workers,
    vehicles: based?.count ?? 0,
  };
}
