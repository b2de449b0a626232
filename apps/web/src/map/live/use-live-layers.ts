"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { useTimeZone } from "next-intl";
import { parseAsBoolean, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { useNetwork } from "../../routes/use-network.ts";
import { useCan } from "../../shell/me-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { ShownFence } from "../fences/shape-features.ts";
import { dayText } from "../history/zone-days.ts";
import type { ShownHub } from "../network/network-layers.ts";
import type { ShownRoute } from "../routes/routes-layers.ts";

const refreshMs = 60_000;

export type LayerName = "fences" | "hubs" | "routes";

export type LiveLayers = {
  /** Those that the person may see, and whether they are shown. */
  choices: { name: LayerName; isOn: boolean }[];
  onChoose: (name: LayerName, isOn: boolean) => void;
  fences: readonly ShownFence[];
  hubs: readonly ShownHub[];
  /** Today's. */
  routes: readonly ShownRoute[];
};

/** What is drawn below the vehicles: each asked for while it is shown, once the fleet is there, which comes first. */
export function useLiveLayers(isFleetThere: boolean, selectedId: string | null): LiveLayers {
  const trpc = useTRPC();
  const timeZone = useTimeZone() ?? "UTC";
  const may = { fences: true, hubs: useCan("hubs.view"), routes: useCan("routes.view") };
  const [isOn, setOn] = useQueryStates({
    fences: parseAsBoolean.withDefault(true),
    hubs: parseAsBoolean.withDefault(false),
    routes: parseAsBoolean.withDefault(false),
  });
  const isAsked = (name: LayerName) => may[name] && isOn[name] && isFleetThere;
  const fences = useQuery({
    ...trpc.geofences.shapes.queryOptions(isAsked("fences") ? {} : skipToken),
    refetchInterval: refreshMs,
  }).data;
  const { hubs } = useNetwork({ isAsked: isAsked("hubs") });
  const shapes = useQuery({
    ...trpc.routes.days.shapes.queryOptions(isAsked("routes") ? { day: dayText(Date.now(), timeZone) } : skipToken),
    refetchInterval: refreshMs,
  }).data;
  const routes = useMemo(
    () =>
      (shapes ?? []).map(
        ({ vehicleId, start, end, places }): ShownRoute => ({
          ...{ vehicleId, isSelected: vehicleId === selectedId },
          line: [start, ...places, end].filter((place) => place !== null),
          stops: places.map((place, at) => ({ number: at + 1, ...place })),
        }),
      ),
    [shapes, selectedId],
  );
  return {
    choices: (["fences", "hubs", "routes"] as const)
      .filter((name) => may[name])
      .map((name) => ({ name, isOn: isOn[name] })),
    onChoose: (name, isShown) => void setOn({ [name]: isShown }),
    fences: (isOn.fences && fences) || none,
    hubs,
    routes: isOn.routes ? routes : none,
  };
}

const none: never[] = [];
