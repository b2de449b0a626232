"use client";

import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Input } from "@cartage/ui/input";
import { Spinner } from "@cartage/ui/spinner";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { StreetStyles } from "../../map/sources.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { Place } from "./draft.ts";
import { placeText } from "./place-text.ts";

const PinMap = dynamic(() => import("../../map/pin-map.tsx").then(({ PinMap: map }) => map), {
  ssr: false,
  loading: () => <Spinner />,
});

type PlaceDialogProps = {
  place: Place;
  address: string;
  streets: StreetStyles;
  onClose: () => void;
  onUse: (place: Place) => void;
};

/** Finds an address, and lets the pin be put where it really is. */
export function PlaceDialog({ place, address, streets, onClose, onUse }: PlaceDialogProps) {
  const t = useTranslations("web.orders.form");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const language = useLocale();
  const [text, setText] = useState(address);
  // an address without a place is looked up at once
  const [asked, setAsked] = useState(place || address.trim().length < 2 ? null : address.trim());
  const [chosen, setChosen] = useState(place);
  const query = useQuery(
    trpc.orders.findPlaces.queryOptions(
      { text: asked ?? "", language },
      { enabled: asked !== null, staleTime: 600_000, retry: false },
    ),
  );
  const found = query.data ?? [];
  const shown = chosen ?? found[0] ?? null;
  const isTown = !chosen && found[0]?.precision === "town";
  const note = isTown
    ? t("placeTown")
    : asked !== null && query.isSuccess && found.length === 0
      ? t("placeNothing")
      : null;
  const look = () => {
    if (text.trim().length < 2) return;
    setChosen(null);
    setAsked(text.trim());
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("placeTitle")}
      description={t("placeText")}
      closeLabel={tCommon("close")}
      isWide
    >
      <DialogBody>
        <div className="flex gap-2">
          <Input
            type="search"
            aria-label={t("placeSearch")}
            placeholder={t("placeSearch")}
            value={text}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              look();
            }}
            className="flex-1"
          />
          <Button onClick={look} isBusy={query.isFetching}>
            {t("placeLook")}
          </Button>
        </div>
        {found.length > 1 && (
          <ul className="mt-2 flex flex-wrap gap-1.5">
            {found.map((one) => (
              <li key={`${one.latE7} ${one.lonE7}`}>
                <Button size="small" onClick={() => setChosen({ latE7: one.latE7, lonE7: one.lonE7 })}>
                  {one.name}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <p role="status" className="mt-2 min-h-5 text-caption text-ink-muted">
          {note ?? (shown ? placeText(shown) : "")}
        </p>
        <div className="relative mt-2 h-72 overflow-hidden rounded-panel border border-line sm:h-80">
          <PinMap label={t("placeTitle")} streets={streets} place={shown} onPlace={setChosen} />
        </div>
        <Coordinates place={shown} onPlace={setChosen} />
      </DialogBody>
      <DialogActions>
        {place && <Button onClick={() => onUse(null)}>{t("placeClear")}</Button>}
        <Button onClick={onClose}>{tCommon("cancel")}</Button>
        <Button
          look="primary"
          disabled={!shown}
          onClick={() => shown && onUse({ latE7: shown.latE7, lonE7: shown.lonE7 })}
        >
          {t("placeUse")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** The place as numbers, for those who do not use the map. */
function Coordinates({ place, onPlace }: { place: Place; onPlace: (place: Place) => void }) {
  const t = useTranslations("web.orders.form");
  const set = (change: Partial<NonNullable<Place>>) => onPlace({ latE7: 0, lonE7: 0, ...place, ...change });
  const field = (name: "latE7" | "lonE7", label: string, most: number) => (
    <div className="flex flex-1 items-center gap-2 text-ink-muted">
      <span aria-hidden="true">{label}</span>
      <Input
        aria-label={label}
        type="number"
        step="0.00001"
        min={-most}
        max={most}
        value={place ? place[name] / 1e7 : ""}
        onChange={({ target }) => {
          const degrees = target.valueAsNumber;
          if (Math.abs(degrees) <= most) set({ [name]: Math.round(degrees * 1e7) });
        }}
        className="w-full"
      />
    </div>
  );
  return (
    <div className="mt-3 flex gap-3 max-sm:flex-col">
      {field("latE7", t("placeLat"), 90)}
      {field("lonE7", t("placeLon"), 180)}
    </div>
  );
}
