import { vehicles } from "@cartage/db/schema/fleet";
import { hubs } from "@cartage/db/schema/routes";
import { vehicleState } from "@cartage/db/schema/tracking";
import { distanceM, type Point } from "@cartage/telemetry/geodesy";
import { fromE7 } from "@cartage/telemetry/units";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { builtInFor } from "../built-in-for.ts";
import { isOpenAt } from "../hub-hours.ts";
import type { NearestHubs } from "../inputs.ts";
import { askRouting } from "../routing/ask-routing.ts";
import type { OutsideRouting } from "../routing/outside-routing.ts";
import type { RoutingSource } from "../routing/routing.ts";
import { takesGoods } from "../states.ts";
import { type NetworkHub, readNetwork } from "./read-network.ts";

export interface NearHub extends Pick<NetworkHub, "id" | "code" | "name" | "lat" | "lon"> {
  distanceM: number;
  durationS: number;
  isOpenNow: boolean;
}

/** Of so many that are nearest by the great circle the roads are asked. */
const CANDIDATES = 25;

/**
 * The usable hubs that a vehicle reaches first from where it was last seen, the first first. None before its first fix.
 * Throws `not_found`.
 */
export async function findNearestHubs(
  ctx: Context,
  { vehicleId, most }: z.infer<typeof NearestHubs>,
  outside: OutsideRouting | null,
): Promise<{ from: (Point & { fixTime: number }) | null; by: RoutingSource; hubs: NearHub[] }> {
  authorise(ctx.actor, "hubs.view");
  const { organisationId } = authorise(ctx.actor, "tracking.view");
  const from = await lastSeen(ctx, organisationId, vehicleId);
  if (!from) return { from: null, by: "built_in", hubs: [] };
  const network = await readNetwork(ctx);
  const candidates = network.hubs
    .filter(takesGoods)
    .map((hub) => ({ hub, awayM: distanceM(from, hub) }))
    .sort((one, other) => one.awayM - other.awayM)
    .slice(0, CANDIDATES)
    .map(({ hub }) => hub);
  if (candidates.length === 0) return { from, by: "built_in", hubs: [] };
  const sources = { outside, builtIn: () => builtInFor(ctx, organisationId, network) };
  const { answer, by } = await askRouting(sources, (routing) => routing.matrix([from], candidates));
  const reached = candidates.flatMap((hub, at) => {
    const stretch = answer[0]?.[at];
    return stretch ? [{ hub, stretch }] : [];
  });
  const nearest = reached.sort((one, other) => one.stretch.durationS - other.stretch.durationS).slice(0, most);
  const open = await openNow(
    ctx,
    nearest.map(({ hub }) => hub.id),
  );
  return {
    from,
    by,
    hubs: nearest.map(({ hub: { id, code, name, lat, lon }, stretch }) => ({
      ...{ id, code, name, lat, lon },
      ...stretch,
      isOpenNow: open.has(id),
    })),
  };
}

/** Where a vehicle was last seen; null before its first fix. Throws `not_found`. */
async function lastSeen(ctx: Context, organisationId: string, vehicleId: string) {
  const { fixTime, latE7, lonE7 } = vehicleState;
  const [row] = await ctx.session.db
    .select({ fixTime, latE7, lonE7 })
    .from(vehicles)
    .innerJoin(vehicleState, eq(vehicleState.vehicleId, vehicles.id))
    .where(and(eq(vehicles.organisationId, organisationId), eq(vehicles.id, vehicleId), isNull(vehicles.archivedAt)));
  if (!row) throw new DomainError("not_found");
  if (row.fixTime === null || row.latE7 === null || row.lonE7 === null) return null;
  return { lat: fromE7(row.latE7), lon: fromE7(row.lonE7), fixTime: row.fixTime.getTime() };
}

async function openNow(ctx: Context, hubIds: string[]): Promise<Set<string>> {
  const { id, timeZone, openingSpans } = hubs;
  const rows = await ctx.session.db
    .select({ id, timeZone, spans: openingSpans })
    .from(hubs)
    .where(inArray(hubs.id, hubIds));
  const now = ctx.now();
  return new Set(rows.filter((hub) => isOpenAt(hub, now)).map((hub) => hub.id));
}
