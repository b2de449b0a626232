"use client";

import type { Palette } from "@cartage/ui/tokens";
import { palettes } from "@cartage/ui/tokens";
import type { StyleSpecification } from "maplibre-gl";
import { useLocale } from "next-intl";
import { useTheme } from "next-themes";
import { useMemo } from "react";
import type { StreetStyles } from "../sources.ts";
import { basemapPalettes } from "../style/basemap-palette.ts";
import { basemapStyle, type MapTheme } from "../style/basemap-style.ts";

export type MapGround = "basemap" | "streets";
/** How a map is drawn at the moment: its theme, the interface's colours, and what halo lets text stand on its land. */
export type MapLook = { theme: MapTheme; locale: "en" | "vi"; palette: Palette; nameHalo: string; ground: MapGround };

export function useMapLook(ground: MapGround): MapLook {
  const theme: MapTheme = useTheme().resolvedTheme === "dark" ? "dark" : "light";
  const locale = useLocale() === "vi" ? "vi" : "en";
  return useMemo(
    () => ({ theme, locale, palette: palettes[theme], nameHalo: basemapPalettes[theme].halo, ground }),
    [theme, locale, ground],
  );
}

/** The style MapLibre is to draw: ours, or the address of the street map for this theme. */
export function styleOf({ ground, theme, locale }: MapLook, streets: StreetStyles): StyleSpecification | string {
  if (ground === "streets") return streets[theme];
  return basemapStyle({ theme, locale, fontFamily: interfaceFont(), origin: location.origin });
}

/** The first family of the interface's font, by the name under which the page loaded it. */
export function interfaceFont(): string {
  const families = getComputedStyle(document.documentElement).getPropertyValue("--font-geist-sans");
  return families.split(",")[0]?.trim().replaceAll(/["']/g, "") || "sans-serif";
}
