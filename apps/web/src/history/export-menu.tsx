"use client";

import { exportFormats } from "@cartage/domain/tracking/trips/inputs";
import { buttonClass } from "@cartage/ui/button-class";
import { Menu, MenuItem } from "@cartage/ui/menu";
import { DownloadIcon } from "lucide-react";
import { useTranslations } from "next-intl";

type ExportMenuProps = { vehicleId: string; from: number; to: number };

const names = { gpx: "GPX", geojson: "GeoJSON", csv: "CSV" };

/** The track of a stretch of time as a file. */
export function ExportMenu({ vehicleId, from, to }: ExportMenuProps) {
  const t = useTranslations("web.history");
  const fetchFile = (format: (typeof exportFormats)[number], track: "clean" | "raw") => {
    const query = new URLSearchParams({ vehicleId, from: `${from}`, to: `${to}`, format, track });
    location.assign(`/api/history/export?${query}`);
  };
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" className={buttonClass("secondary")}>
          <DownloadIcon />
          {t("export")}
        </button>
      }
    >
      {exportFormats.map((format) => (
        <MenuItem key={format} onSelect={() => fetchFile(format, "clean")}>
          {t("exportClean", { format: names[format] })}
        </MenuItem>
      ))}
      {exportFormats.map((format) => (
        <MenuItem key={format} onSelect={() => fetchFile(format, "raw")}>
          {t("exportRaw", { format: names[format] })}
        </MenuItem>
      ))}
    </Menu>
  );
}
