"use client";

import { vehicleTypes } from "@cartage/domain/fleet/inputs";
import { useQuery } from "@tanstack/react-query";
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useDeferredValue, useMemo } from "react";
import { idsBelow, type PlacedGroup } from "../../fleet/groups/group-paths.ts";
import { useTRPC } from "../../trpc/client.tsx";
import { states } from "./fleet-columns.ts";
import { type FleetFilter, filterFleet } from "./fleet-filter.ts";
import type { LiveStore } from "./live-store.ts";
import { useRevision } from "./use-live-store.ts";

/** The filter as the address keeps it, so that a view can be sent to a colleague. */
export function useFleetFilter(store: LiveStore) {
  const [filter, setFilter] = useQueryStates(
    {
      text: parseAsString.withDefault(""),
      states: parseAsArrayOf(parseAsStringLiteral(states)).withDefault([]),
      types: parseAsArrayOf(parseAsStringLiteral(vehicleTypes)).withDefault([]),
      groupIds: parseAsArrayOf(parseAsString).withDefault([]),
      tags: parseAsArrayOf(parseAsString).withDefault([]),
    },
    { urlKeys: { text: "q", states: "state", types: "type", groupIds: "group", tags: "tag" }, clearOnDefault: true },
  );
  const deferred: FleetFilter = useDeferredValue(filter);
  const groups = useQuery(useTRPC().fleet.groups.list.queryOptions(undefined, { staleTime: 300_000 })).data;
  const revision = useRevision(store, 1000);
  // the store changes in place: its revision says when
  const shown = useMemo(
    () => filterFleet(store, withGroupsBelow(deferred, groups)),
    [store, deferred, groups, revision],
  );
  return { filter, setFilter, reset: () => setFilter(null), ...shown };
}

/** Whoever asks for a group asks for those below it too, as in every list. */
function withGroupsBelow(filter: FleetFilter, groups: readonly PlacedGroup[] = []): FleetFilter {
  return { ...filter, groupIds: filter.groupIds.flatMap((id) => [...idsBelow(groups, id)]) };
}
