"use client";

import { Button } from "@cartage/ui/button";
import { Input } from "@cartage/ui/input";
import { Select } from "@cartage/ui/select";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { areaShapes, type DrawnArea } from "./drawn-area.ts";
import { GeofenceChoice } from "./geofence-choice.tsx";

type AreaFieldsProps = {
  area: DrawnArea;
  onArea: (change: Partial<DrawnArea>) => void;
  /** Something was typed to its end. */
  onTyped: () => void;
};

/** The area as text: everything that the map draws can be said without it. */
export function AreaFields({ area, onArea, onTyped }: AreaFieldsProps) {
  const t = useTranslations("web.history.area");
  const [geofence, setGeofence] = useState<{ value: string; label: string } | null>(null);
  const number = (name: "lat" | "lon" | "radiusM", range: { min: number; max: number }) => ({
    type: "number",
    step: "any",
    required: true,
    value: area[name],
    onChange: ({ target }: { target: HTMLInputElement }) => onArea({ [name]: target.value }),
    onBlur: onTyped,
    ...range,
  });
  return (
    <>
      <Select
        label={t("shape")}
        value={area.shape}
        onChange={(shape) => onArea({ shape })}
        choices={areaShapes.map((value) => ({ value, label: t(value) }))}
        className="col-span-2"
      />
      {area.shape === "circle" && (
        <>
          <Labelled label={t("lat")}>
            <Input {...number("lat", { min: -90, max: 90 })} />
          </Labelled>
          <Labelled label={t("lon")}>
            <Input {...number("lon", { min: -180, max: 180 })} />
          </Labelled>
          <Labelled label={t("radius")}>
            <Input {...number("radiusM", { min: 10, max: 50_000 })} />
          </Labelled>
        </>
      )}
      {area.shape === "polygon" && (
        <div className="col-span-2 flex items-center justify-between gap-2">
          <p>{t("corners", { count: area.corners.length })}</p>
          <Button size="small" onClick={() => onArea({ corners: [] })}>
            {t("clear")}
          </Button>
        </div>
      )}
      {area.shape === "geofence" && (
        <div className="col-span-2">
          <GeofenceChoice
            geofence={geofence}
            onGeofence={(chosen) => {
              setGeofence(chosen);
              onArea({ geofenceId: chosen?.value ?? null });
            }}
          />
        </div>
      )}
    </>
  );
}

/** A control under its name. */
export function Labelled({
  label,
  isWide = false,
  children,
}: {
  label: string;
  isWide?: boolean;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={isWide ? "col-span-2 flex flex-col gap-1" : "flex flex-col gap-1"}>
      <span className="text-caption text-ink-muted">{label}</span>
      {children}
    </label>
  );
}
