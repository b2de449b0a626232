"use client";

import { useTranslations } from "next-intl";
import { useUnits } from "../../shell/me-context.tsx";
import type { MapTheme } from "../style/basemap-style.ts";
import { speedInks } from "./speed-inks.ts";
import { speedScales } from "./speed-scales.ts";

/** Which colour of the track is which speed. */
export function SpeedKey({ theme }: { theme: MapTheme }) {
  const t = useTranslations("map.history");
  const units = useUnits();
  const { edges } = speedScales[units];
  const labels = [`< ${edges[0]}`, ...edges.map((edge) => `≥ ${edge}`)];
  return (
    <div className="rounded-control bg-raised px-2.5 py-1.5 shadow-popup">
      <p className="mb-1 text-[0.6875rem] text-ink-faint leading-4">
        {t(units === "metric" ? "speedKey" : "speedKeyImperial")}
      </p>
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
