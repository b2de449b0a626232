"use client";

import { Input } from "@cartage/ui/input";
import { useTranslations } from "next-intl";
import { NetworkMap } from "../../map/network/network-map.tsx";
import type { StreetStyles } from "../../map/sources.ts";
import { useNetwork } from "../use-network.ts";
import type { HubDetail } from "./hub-detail.ts";
import { readPlace, writePlace } from "./place-text.ts";

type PlaceFieldProps = {
  hub: HubDetail | undefined;
  streets: StreetStyles;
  text: string;
  isWrong: boolean;
  onText: (text: string) => void;
};

/** Where a hub is: typed, or pressed on the map, which shows the pin among the others. */
export function PlaceField({ hub, streets, text, isWrong, onText }: PlaceFieldProps) {
  const t = useTranslations("web.hubs.form");
  const mapLabel = useTranslations("web.hubs")("mapLabel");
  const others = useNetwork().hubs.filter(({ id }) => id !== hub?.id);
  const place = readPlace(text);
  const pinned = place ? [{ id: "pin", name: hub?.name ?? "", ...place, state: "active", isChosen: true }] : [];
  return (
    <div className="grid gap-1.5 sm:col-span-2">
      <label htmlFor="hub-place" className="font-medium">
        {t("place")}
      </label>
      <Input
        id="hub-place"
        value={text}
        aria-invalid={isWrong || undefined}
        aria-describedby="hub-place-hint"
        onChange={({ target }) => onText(target.value)}
        className="font-mono"
      />
      <p
        id="hub-place-hint"
        role={isWrong ? "alert" : undefined}
        className={isWrong ? "text-caption text-critical-ink" : "text-caption text-ink-muted"}
      >
        {t(isWrong ? "placeWrong" : "placeHint")}
      </p>
      <div className="relative h-56 overflow-hidden rounded-panel border border-line">
        <NetworkMap
          label={mapLabel}
          streets={streets}
          hubs={[...others, ...pinned]}
          lanes={none}
          centre={hub}
          onPlace={(pressed) => onText(writePlace(pressed))}
        />
      </div>
    </div>
  );
}

const none: never[] = [];
