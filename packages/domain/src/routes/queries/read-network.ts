import { hubs, lanes } from "@cartage/db/schema/routes";
import { fromE7 } from "@cartage/telemetry/units";
import { and, asc, eq, isNull } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { type ClosedBy, hubsClosedByIncidents } from "../../incidents/closed-hubs.ts";
import { type HubState, takesGoods } from "../states.ts";
import type { WayLane } from "../way/network.ts";

export interface NetworkHub {
  id: string;
  code: string;
  name: string;
  lat: number;
  lon: number;
  state: HubState;
  /** The incident that closes it, whatever its state; null where none does. */
  closedBy: ClosedBy | null;
  isCityEdge: boolean;
}

export interface NetworkLane extends WayLane {
  isUsable: boolean;
  version: number;
}

export interface WholeNetwork {
  hubs: NetworkHub[];
  lanes: NetworkLane[];
}

/** Beyond these a network is shown and searched in part; no carrier comes near. */
const [MOST_HUBS, MOST_LANES] = [5_000, 50_000];

/** All hubs in use and all lanes between them, as maps show them and ways are searched in. */
export async function readNetwork(ctx: Context): Promise<WholeNetwork> {
  const { organisationId } = authorise(ctx.actor, "hubs.view");
  const { db } = ctx.session;
  const { id, code, name, latE7, lonE7, state, isCityEdge } = hubs;
  const { fromHubId, toHubId, distanceM, durationS, isUsable, version } = lanes;
  const [hubRows, laneRows, closed] = await Promise.all([
    db
      .select({ id, code, name, latE7, lonE7, state, isCityEdge })
      .from(hubs)
      .where(and(eq(hubs.organisationId, organisationId), isNull(hubs.archivedAt)))
      .orderBy(asc(hubs.name), asc(hubs.id))
      .limit(MOST_HUBS),
    db
      .select({ laneId: lanes.id, fromHubId, toHubId, distanceM, durationS, isUsable, version })
      .from(lanes)
      .where(eq(lanes.organisationId, organisationId))
      .orderBy(asc(lanes.id))
      .limit(MOST_LANES),
    hubsClosedByIncidents(db, organisationId),
  ]);
  return {
    hubs: hubRows.map(({ latE7, lonE7, ...hub }) => ({
      ...hub,
      ...{ lat: fromE7(latE7), lon: fromE7(lonE7), closedBy: closed.get(hub.id) ?? null },
    })),
    lanes: laneRows,
  };
}

/** The lanes that goods may go over: usable themselves, between usable hubs; `asIfUsable` counts as one. */
export function usableLanes({ hubs, lanes }: WholeNetwork, asIfUsable?: string): NetworkLane[] {
  const usable = new Set(hubs.filter((hub) => takesGoods(hub) || hub.id === asIfUsable).map(({ id }) => id));
  return lanes.filter((lane) => lane.isUsable && usable.has(lane.fromHubId) && usable.has(lane.toHubId));
}
