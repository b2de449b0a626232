"use client";

import { toast } from "@cartage/ui/toast";
import type { Map as MapLibreMap } from "maplibre-gl";
import { useTranslations } from "next-intl";
import type { StreetStyles } from "../sources.ts";
import { MapControls } from "./map-controls.tsx";
import { MapIsland } from "./map-island.tsx";
import type { MapGround, useMapLook } from "./map-look.ts";

type FittedMapProps = {
  label: string;
  streets: StreetStyles;
  look: ReturnType<typeof useMapLook>;
  ground: MapGround;
  onGround: (ground: MapGround) => void;
  map: MapLibreMap | null;
  onMap: (map: MapLibreMap | null) => void;
  onFit: () => void;
  fitLabel: string;
};

/** A map with its controls, one of which brings back into view what it is about; without streets it shows the ground of its own. */
export function FittedMap({ label, streets, look, ground, onGround, map, onMap, onFit, fitLabel }: FittedMapProps) {
  const t = useTranslations("map");
  return (
    <MapIsland
      label={label}
      look={look}
      streets={streets}
      onMap={onMap}
      onStreetsFailed={() => {
        onGround("basemap");
        toast(t("controls.streetsFailed"), { tone: "failed" });
      }}
    >
      <div className="absolute right-3 bottom-8">
        <MapControls map={map} ground={ground} onGround={onGround} onFit={onFit} fitLabel={fitLabel} />
      </div>
    </MapIsland>
  );
}
