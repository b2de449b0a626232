"use client";

import { Button } from "@cartage/ui/button";
import { MapPinIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { StreetStyles } from "../../map/sources.ts";
import type { Place } from "./draft.ts";
import { PlaceDialog } from "./place-dialog.tsx";
import { placeText } from "./place-text.ts";

type PlaceFieldProps = { place: Place; address: string; onChange: (place: Place) => void; streets: StreetStyles };

/** Where an address is on the map, and a way to say it better. */
export function PlaceField({ place, address, onChange, streets }: PlaceFieldProps) {
  const t = useTranslations("web.orders.form");
  const tPage = useTranslations("web.orders.page");
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-3 col-span-full">
      <Button size="small" onClick={() => setOpen(true)}>
        <MapPinIcon />
        {t(place ? "changePlace" : address ? "findPlace" : "setPlace")}
      </Button>
      <span className="text-caption text-ink-muted tabular-nums">{place ? placeText(place) : tPage("noPlace")}</span>
      {isOpen && (
        <PlaceDialog
          place={place}
          address={address}
          streets={streets}
          onClose={() => setOpen(false)}
          onUse={(chosen) => {
            onChange(chosen);
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}
