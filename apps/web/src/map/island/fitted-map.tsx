"use client";

import { EmptyState } from "@cartage/ui/empty-state";
import { toast } from "@cartage/ui/toast";
import clsx from "clsx";
import { MapPinOffIcon } from "lucide-react";
import type { Map as MapLibreMap } from "maplibre-gl";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { StreetStyles } from "../sources.ts";
import { MapControls } from "./map-controls.tsx";
import { MapIsland, type Undrawn } from "./map-island.tsx";
import type { MapGround, MapLook } from "./map-look.ts";

type FittedMapProps = {
  label: string;
  streets: StreetStyles;
  look: MapLook;
  map: MapLibreMap | null;
  onMap: (map: MapLibreMap | null) => void;
  onGround: (ground: MapGround) => void;
  /** Brings back into view what the map is about, which its label names; the fleet where nothing is said. */
  onFit: () => void;
  fitLabel?: string;
  /** What else the menu of maps switches. */
  layers?: ReactNode;
  /** A panel as wide as the detail lies over its right side. */
  isNarrowed?: boolean;
  controlsClass?: string;
  children?: ReactNode;
};

/** A map with its controls; without streets it shows the ground of its own. */
export function FittedMap({
  label,
  streets,
  look,
  map,
  onMap,
  onGround,
  onFit,
  fitLabel,
  layers,
  isNarrowed = false,
  controlsClass = "bottom-8",
  children,
}: FittedMapProps) {
  const t = useTranslations("map");
  const [undrawn, setUndrawn] = useState<Undrawn | null>(null);
  return (
    <MapIsland
      {...{ label, look, streets, onMap, isNarrowed }}
      onUndrawn={setUndrawn}
      onStreetsFailed={() => {
        onGround("basemap");
        toast(t("controls.streetsFailed"), { tone: "failed" });
      }}
    >
      {undrawn && (
        <div className="absolute inset-0 flex items-center justify-center bg-canvas" role="status">
          <EmptyState icon={<MapPinOffIcon />} title={t(`undrawn.${undrawn}.title`)}>
            {t(`undrawn.${undrawn}.lead`)}
          </EmptyState>
        </div>
      )}
      {children}
      {!undrawn && (
        <div className={clsx("absolute right-3", controlsClass)}>
          <MapControls ground={look.ground} {...{ map, onGround, onFit, fitLabel, layers }} />
        </div>
      )}
    </MapIsland>
  );
}
