"use client";

import type { DataColumn } from "@cartage/ui/data-column";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { VehicleState } from "../../format/vehicle-state.tsx";
import { agoColumn, dayColumn, nameColumn, quietColumn, wordsColumn } from "../../list/columns.tsx";
import type { Outputs } from "../../trpc/router.ts";

export type VehicleRow = Outputs["fleet"]["vehicles"]["list"]["items"][number];

/** The columns of the vehicles list, on screen and as CSV. */
export function useVehicleColumns(): DataColumn<VehicleRow>[] {
  const t = useTranslations("web.vehicles.columns");
  const tType = useTranslations("web.types");
  const none = useTranslations("web.common")("noData");
  return useMemo(
    () => [
      nameColumn(t("name")),
      {
        id: "plate",
        header: t("plate"),
        isSortable: true,
        isOnPhone: true,
        width: "w-26 md:w-[12%]",
        skeleton: "w-16",
        text: (vehicle) => vehicle.plate,
        cell: (vehicle) => vehicle.plate ?? <Nothing text={none} />,
      },
      {
        id: "state",
        header: t("state"),
        isOnPhone: true,
        width: "w-37 md:w-[13%]",
        skeleton: "w-20",
        text: (vehicle) => vehicle.motion,
        cell: (vehicle) => <VehicleState motion={vehicle.motion} fixTime={vehicle.fixTime} />,
      },
      agoColumn(
        { id: "fix", header: t("fix"), isSortable: true, width: "w-[13%]", skeleton: "w-20" },
        (vehicle) => vehicle.fixTime,
      ),
      quietColumn({
        id: "type",
        header: t("type"),
        width: "w-[10%]",
        skeleton: "w-12",
        text: (vehicle) => vehicle.type,
        shown: (vehicle) => tType(vehicle.type),
      }),
      {
        id: "group",
        header: t("group"),
        width: "w-[12%]",
        skeleton: "w-16",
        text: (vehicle) => vehicle.group?.name ?? null,
        cell: (vehicle) =>
          vehicle.group ? <span className="text-ink-muted">{vehicle.group.name}</span> : <Nothing text={none} />,
      },
      wordsColumn({ id: "tags", header: t("tags"), width: "w-[17%]", skeleton: "w-20" }, (vehicle) => vehicle.tags),
      quietColumn({
        id: "devices",
        header: t("devices"),
        isExtra: true,
        width: "w-[14%]",
        text: (vehicle) => vehicle.devices.map((device) => device.name).join(" "),
        shown: (vehicle) => vehicle.devices.map((device) => device.name).join(", ") || none,
      }),
      {
        id: "vin",
        header: t("vin"),
        isExtra: true,
        width: "w-[16%]",
        text: (vehicle) => vehicle.vin,
        cell: (vehicle) =>
          vehicle.vin ? <span className="font-mono text-caption">{vehicle.vin}</span> : <Nothing text={none} />,
      },
      dayColumn(
        { id: "created", header: t("created"), isSortable: true, isExtra: true, width: "w-[11%]" },
        (vehicle) => vehicle.createdAt,
      ),
    ],
    [t, tType, none],
  );
}

function Nothing({ text }: { text: string }) {
  return <span className="text-ink-faint">{text}</span>;
}
