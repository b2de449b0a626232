"use client";

import clsx from "clsx";
import type { AttributionControl, Map as MapLibreMap, StyleSpecification } from "maplibre-gl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { StreetStyles } from "../sources.ts";
import "./map-island.css";
import { basemapAttribution } from "../style/basemap-style.ts";
import { loadMapLibre, type MapLibre } from "./load-maplibre.ts";
import { type MapLook, styleOf } from "./map-look.ts";
import { ownPrefix } from "./own-prefix.ts";
import { drawBeside } from "./picture.ts";
import { addStages, firstStage } from "./stages.ts";
import type { Graphics } from "./warm-graphics.ts";
import { withoutSky } from "./without-sky.ts";

type MapIslandProps = {
  /** What a screen reader says of it. */
  label: string;
  look: MapLook;
  streets: StreetStyles;
  onStreetsFailed: () => void;
  onMap: (map: MapLibreMap | null) => void;
  onUndrawn: (why: Undrawn) => void;
  /** A panel as wide as the detail lies over its right side. */
  isNarrowed?: boolean;
  children?: ReactNode;
};

/** Why there is no map: it did not come, or the browser has no WebGL 2 to draw it with. */
export type Undrawn = "notLoaded" | "noGraphics";

/** Where the last map looked: the next one begins there, until it is told of something better. */
let lastView: { center: [lon: number, lat: number]; zoom: number } = { center: [60, 24], zoom: 1.6 };

/** A MapLibre map in React's tree: React says how it is to look, everything on it belongs to MapLibre. */
export function MapIsland({
  label,
  look,
  streets,
  onStreetsFailed,
  onMap,
  onUndrawn,
  isNarrowed = false,
  children,
}: MapIslandProps) {
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const first = useRef({ look, streets, label, onMap, onUndrawn });
  const dressed = useRef(look);
  const attribution = useRef<AttributionControl | null>(null);

  useEffect(() => {
    let created: MapLibreMap | undefined;
    let isGone = false;
    const { look, streets, label, onMap, onUndrawn } = first.current;
    const draw = ({ maplibre, graphics }: { maplibre: MapLibre; graphics: Graphics }) => {
      if (isGone || !container.current) return;
      try {
        created = createMap(maplibre, container.current, { look, streets, label });
      } catch {
        container.current.replaceChildren();
        return onUndrawn("noGraphics");
      }
      if (graphics.areInSoftware) drawBeside(created);
      setMap(created);
      onMap(created);
    };
    void loadMapLibre().then(draw, () => isGone || onUndrawn("notLoaded"));
    return () => {
      isGone = true;
      onMap(null);
      created?.remove();
    };
  }, []);

  useEffect(() => {
    if (!map || dressed.current === look) return;
    dressed.current = look;
    const style = styleOf(look, streets);
    // a style that never loaded has nothing to keep, and setStyle with a transform would wait for it for ever
    const hasPrevious = map.getStyle() !== undefined;
    map.setStyle(style, { diff: false, validate: false, ...(hasPrevious && { transformStyle: keepOwn }) });
  }, [map, look, streets]);

  useEffect(() => {
    if (!map || look.ground !== "streets") return;
    void loadMapLibre().then(({ maplibre }) => {
      attribution.current ??= new maplibre.AttributionControl({ compact: false });
      if (!map.hasControl(attribution.current)) map.addControl(attribution.current, "bottom-right");
    });
    return () => {
      if (attribution.current && map.hasControl(attribution.current)) map.removeControl(attribution.current);
    };
  }, [map, look.ground]);

  useEffect(() => {
    if (!map || look.ground !== "streets") return;
    const listening = map.on("error", ({ error }) => {
      // a tile that is missing is no reason to give the map up; its style is
      const url = "url" in error ? String(error.url) : "";
      const isStyle = url === "" || Object.values(streets).some((style) => url.startsWith(style));
      if (isStyle && !map.isStyleLoaded()) onStreetsFailed();
    });
    return () => listening.unsubscribe();
  }, [map, look.ground, streets, onStreetsFailed]);

  return (
    <div className="relative isolate size-full overflow-hidden">
      <div ref={container} className="absolute inset-0" />
      {look.ground === "basemap" && (
        <p className={clsx("maplibregl-ctrl-attrib absolute right-0 bottom-0", isNarrowed && "xl:right-84")}>
          {basemapAttribution}
        </p>
      )}
      {children}
    </div>
  );
}

/** @throws where the browser has no WebGL 2 */
function createMap(
  maplibre: MapLibre,
  container: HTMLElement,
  { look, streets, label }: { look: MapLook; streets: StreetStyles; label: string },
): MapLibreMap {
  const style = styleOf(look, streets);
  const map = new maplibre.Map({
    container,
    style: firstStage(style),
    ...lastView,
    minZoom: 1,
    maxZoom: 18,
    // north stays up: an arrow's heading is read without thinking
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    fadeDuration: 120,
    attributionControl: false,
    // ours is checked by its tests, others' by the person who sees it
    validateStyle: false,
    locale: { "Map.Title": label },
  });
  withoutSky(map);
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  addStages(map, style);
  map.on("moveend", ({ target }) => {
    const { lng, lat } = target.getCenter().wrap();
    lastView = { center: [lng, lat], zoom: target.getZoom() };
  });
  return map;
}

function keepOwn(previous: StyleSpecification | undefined, next: StyleSpecification): StyleSpecification {
  const sources = Object.entries(previous?.sources ?? {}).filter(([id]) => id.startsWith(ownPrefix));
  const layers = (previous?.layers ?? []).filter(({ id }) => id.startsWith(ownPrefix));
  return {
    ...next,
    sources: { ...next.sources, ...Object.fromEntries(sources) },
    layers: [...next.layers, ...layers],
  };
}
