"use client";

import type { Map as MapLibreMap } from "maplibre-gl";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useMemo } from "react";
import { type DayIndex, groupStops } from "../../routes/board/board-day.ts";
import { FittedMap } from "../island/fitted-map.tsx";
import { boundsOfPlaces, fitBounds } from "../island/fleet-bounds.ts";
import { useMapFrame } from "../island/use-map-frame.ts";
import type { StreetStyles } from "../sources.ts";
import { routeAt, type ShownRoute, showRoutes } from "./routes-layers.ts";

type RoutesMapProps = {
  label: string;
  streets: StreetStyles;
  index: DayIndex;
  selectedId: string | null;
  onSelect: (vehicleId: string) => void;
};

/** A day's routes on a map, which goes to the one that is selected; a press on a line selects its route. */
export function RoutesMap({ label, streets, index, selectedId, onSelect }: RoutesMapProps) {
  const tBoard = useTranslations("web.board");
  const { map, look, frame } = useMapFrame();
  const routes = useMemo(
    () => index.day.routes.map((route) => shownRoute(index, route, selectedId)),
    [index, selectedId],
  );
  const places = useMemo(() => index.waiting.map(({ delivery }) => delivery), [index]);

  const fit = useEffectEvent((isInstant: boolean) => {
    const selected = routes.filter(({ isSelected }) => isSelected);
    const aimed = selected.length > 0 ? selected : routes;
    const points = [...aimed.flatMap(({ line }) => line), ...(selected.length > 0 ? [] : places)];
    const bounds = boundsOfPlaces(points);
    if (map && bounds) fitBounds(map, bounds, { isInstant, maxZoom: 13 });
  });
  const press = useEffectEvent((target: MapLibreMap, point: { x: number; y: number }) => {
    const hit = routeAt(target, point);
    if (hit !== null) onSelect(hit);
  });
  const { day } = index.day;
  useEffect(() => fit(true), [map, day, selectedId]);
  useEffect(() => {
    // the pane of a route takes room from it only after that
    const resizing = map?.on("resize", () => fit(true));
    return () => resizing?.unsubscribe();
  }, [map]);
  useEffect(() => {
    if (!map) return;
    const pressing = map.on("click", ({ point }) => press(map, point));
    return () => pressing.unsubscribe();
  }, [map]);
  useEffect(() => (map ? showRoutes(map, { routes, places }, look) : undefined), [map, routes, places, look]);
  return <FittedMap {...frame} label={label} streets={streets} onFit={() => fit(false)} fitLabel={tBoard("fit")} />;
}

function shownRoute(index: DayIndex, route: DayIndex["day"]["routes"][number], selectedId: string | null): ShownRoute {
  const home = index.vehicles.get(route.vehicleId)?.homeHub;
  const groups = groupStops(route.stops, index.legs);
  const places = groups.map(({ place: { lat, lon } }) => ({ lat, lon }));
  const ends = home ? [{ lat: home.lat, lon: home.lon }] : [];
  return {
    vehicleId: route.vehicleId,
    isSelected: route.vehicleId === selectedId,
    line: [...ends, ...places, ...ends],
    stops: groups.map(({ number, place: { lat, lon } }) => ({ number, lat, lon })),
  };
}
