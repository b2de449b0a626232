"use client";

import { buttonClass } from "@cartage/ui/button-class";
import { Menu, MenuChoice } from "@cartage/ui/menu";
import { Tooltip } from "@cartage/ui/tooltip";
import { LayersIcon, MinusIcon, PlusIcon, ScanIcon } from "lucide-react";
import type { Map as MapLibreMap } from "maplibre-gl";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MapGround } from "./map-look.ts";

type MapControlsProps = {
  map: MapLibreMap | null;
  ground: MapGround;
  onGround: (ground: MapGround) => void;
  onFit: () => void;
  /** What is shown whole; the fleet where nothing is said. */
  fitLabel?: string | undefined;
  /** What else the menu of maps switches. */
  layers?: ReactNode;
};

/** Nearer, further, everything, and which map lies beneath. */
export function MapControls({ map, ground, onGround, onFit, fitLabel, layers }: MapControlsProps) {
  const t = useTranslations("map.controls");
  return (
    <div className="flex flex-col gap-2">
      <Group>
        <Control label={t("zoomIn")} onPress={() => map?.zoomIn()}>
          <PlusIcon />
        </Control>
        <Control label={t("zoomOut")} onPress={() => map?.zoomOut()}>
          <MinusIcon />
        </Control>
      </Group>
      <Group>
        <Control label={fitLabel ?? t("fit")} onPress={onFit}>
          <ScanIcon />
        </Control>
      </Group>
      <Group>
        <Menu
          side="top"
          align="end"
          trigger={
            <button type="button" aria-label={t("layers")} className={buttonClass("quiet", "icon")}>
              <LayersIcon />
            </button>
          }
        >
          <MenuChoice
            label={t("layers")}
            value={ground}
            onChange={onGround}
            choices={[
              { value: "basemap", label: t("builtIn") },
              { value: "streets", label: t("streets") },
            ]}
          />
          {layers}
        </Menu>
      </Group>
    </div>
  );
}

const Group = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-col overflow-hidden rounded-control bg-raised shadow-popup">{children}</div>
);

function Control({ label, onPress, children }: { label: string; onPress: () => void; children: ReactNode }) {
  return (
    <Tooltip text={label} side="left">
      <button
        type="button"
        aria-label={label}
        onClick={onPress}
        className={buttonClass("quiet", "icon", "rounded-none focus-visible:-outline-offset-2")}
      >
        {children}
      </button>
    </Tooltip>
  );
}
