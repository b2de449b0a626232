import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import type { FindWays } from "../inputs.ts";
import { adviseModes, type ModeStretch } from "../way/advise-modes.ts";
import { alternativeWays } from "../way/alternative-ways.ts";
import { hubsOf, networkOf } from "../way/network.ts";
import { readNetwork, usableLanes } from "./read-network.ts";

export interface FoundWay {
  /** From the first to the last. */
  hubs: { id: string; code: string; name: string }[];
  laneIds: string[];
  distanceM: number;
  durationS: number;
  /** Which stretches a truck and which a motorcycle does best. */
  advice: ModeStretch[];
}

/**
 * The shortest ways between two hubs over usable lanes, the shortest first; none where one of the hubs is closed or no
 * lanes lead there. Throws `hub.unknown`.
 */
export async function findWays(
  ctx: Context,
  { fromHubId, toHubId, by, most, weightKg }: z.infer<typeof FindWays>,
): Promise<{ ways: FoundWay[] }> {
  authorise(ctx.actor, "hubs.view");
  const network = await readNetwork(ctx);
  const hubOf = new Map(network.hubs.map((hub) => [hub.id, hub]));
  for (const [field, hubId] of Object.entries({ fromHubId, toHubId })) {
    if (!hubOf.has(hubId)) throw new DomainError("hub.unknown", { fields: { [field]: { code: "hub.unknown" } } });
  }
  if (fromHubId === toHubId) return { ways: [] };
  const isCityEdge = (hubId: string) => hubOf.get(hubId)?.isCityEdge ?? false;
  const ways = alternativeWays(networkOf(usableLanes(network)), fromHubId, toHubId, by, most);
  return {
    ways: ways.map((way) => ({
      hubs: hubsOf(way, fromHubId).flatMap((hubId) => {
        const hub = hubOf.get(hubId);
        return hub ? [{ id: hub.id, code: hub.code, name: hub.name }] : [];
      }),
      laneIds: way.lanes.map(({ laneId }) => laneId),
      distanceM: way.distanceM,
      durationS: way.durationS,
      advice: adviseModes(way, { fromHubId, isCityEdge, weightKg }),
    })),
  };
}
