"use client";

import { useTranslations } from "next-intl";
import type { MapTheme } from "../style/basemap-style.ts";
import { speedInks } from "./speed-inks.ts";
import { speedEdgesKmh } from "./track-features.ts";

/** Which colour of the track is which speed. */
export function SpeedKey({ theme }: { theme: MapTheme }) {
  const t = useTranslations("map.history");
  const labels = [`< ${speedEdgesKmh[0]}`, ...speedEdgesKmh.map((edge) => `≥ ${edge}`)];
  return (
    <div className="rounded-control bg-raised px-2.5 py-1.5 shadow-popup">
      <p className="mb-1 text-[0.6875rem] text-ink-faint leading-4">{t("speedKey")}</p>
      <ul className="flex gap-3 text-caption">
        {speedInks(theme).map((ink, at) => (
          <li key={ink} className="flex items-center gap-1.5">
            <span ref={(element) => element?.style.setProperty("background", ink)} className="h-1 w-4 rounded-round" />
            {labels[at]}
          </li>
        ))}
      </ul>
    </div>
  );
}
