"use client";

import { takesGoods } from "@cartage/domain/routes/states";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/router.ts";

/** A lane, and whether goods may go over it now. */
export type ShownLane = Outputs["routes"]["network"]["lanes"][number] & { isOpen: boolean };

const refreshMs = 60_000;

/** All hubs and lanes, and how a map shows them with one of the hubs chosen. */
export function useNetwork({ chosenId, isAsked = true }: { chosenId?: string; isAsked?: boolean } = {}) {
  const options = useTRPC().routes.network.queryOptions(isAsked ? undefined : skipToken);
  const known = useQuery({ ...options, refetchInterval: refreshMs }).data;
  const network = isAsked ? known : undefined;
  return useMemo(() => {
    const { hubs = [], lanes = [] } = network ?? {};
    const hubOf = new Map(hubs.map((hub) => [hub.id, hub]));
    const isOpenAt = (hubId: string) => {
      const hub = hubOf.get(hubId);
      return hub !== undefined && takesGoods(hub);
    };
    const open = lanes.map(
      (lane): ShownLane => ({
        ...lane,
        isOpen: lane.isUsable && isOpenAt(lane.fromHubId) && isOpenAt(lane.toHubId),
      }),
    );
    return {
      // one that an incident closes is as good as broken
      hubs: hubs.map((hub) => ({ ...hub, state: hub.closedBy ? "broken" : hub.state, isChosen: hub.id === chosenId })),
      lanes: open,
      hubOf,
    };
  }, [network, chosenId]);
}
