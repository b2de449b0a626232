"use client";

import { Badge } from "@cartage/ui/badge";
import type { DataColumn } from "@cartage/ui/data-column";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { LocalDay, RelativeTime } from "../../format/times.tsx";
import { VehicleState } from "../../format/vehicle-state.tsx";
import type { Outputs } from "../../trpc/router.ts";

export type VehicleRow = Outputs["fleet"]["vehicles"]["list"]["items"][number];

const isoOf = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** The columns of the vehicles list, on screen and as CSV. */
export function useVehicleColumns(): DataColumn<VehicleRow>[] {
  const t = useTranslations("web.vehicles.columns");
  const tType = useTranslations("web.types");
  const none = useTranslations("web.common")("noData");
  return useMemo(
    () => [
      {
        id: "name",
        header: t("name"),
        isSortable: true,
        isOnPhone: true,
        width: "w-auto",
        skeleton: "w-28",
        text: (vehicle) => vehicle.name,
        cell: (vehicle) => vehicle.name,
      },
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
      {
        id: "fix",
        header: t("fix"),
        isSortable: true,
        width: "w-[13%]",
        skeleton: "w-20",
        text: (vehicle) => isoOf(vehicle.fixTime),
        cell: (vehicle) => <RelativeTime at={vehicle.fixTime} className="text-ink-muted" />,
      },
      {
        id: "type",
        header: t("type"),
        width: "w-[10%]",
        skeleton: "w-12",
        text: (vehicle) => vehicle.type,
        cell: (vehicle) => <span className="text-ink-muted">{tType(vehicle.type)}</span>,
      },
      {
        id: "group",
        header: t("group"),
        width: "w-[12%]",
        skeleton: "w-16",
        text: (vehicle) => vehicle.group?.name ?? null,
        cell: (vehicle) =>
          vehicle.group ? <span className="text-ink-muted">{vehicle.group.name}</span> : <Nothing text={none} />,
      },
      {
        id: "tags",
        header: t("tags"),
        width: "w-[17%]",
        skeleton: "w-20",
        text: (vehicle) => vehicle.tags.join(" "),
        cell: (vehicle) => (
          <span className="flex gap-1 overflow-hidden">
            {vehicle.tags.map((tag) => (
              <Badge key={tag}>{tag}</Badge>
            ))}
          </span>
        ),
      },
      {
        id: "devices",
        header: t("devices"),
        isExtra: true,
        width: "w-[14%]",
        text: (vehicle) => vehicle.devices.map((device) => device.name).join(" "),
        cell: (vehicle) => (
          <span className="text-ink-muted">{vehicle.devices.map((device) => device.name).join(", ") || none}</span>
        ),
      },
      {
        id: "vin",
        header: t("vin"),
        isExtra: true,
        width: "w-[16%]",
        text: (vehicle) => vehicle.vin,
        cell: (vehicle) =>
          vehicle.vin ? <span className="font-mono text-caption">{vehicle.vin}</span> : <Nothing text={none} />,
      },
      {
        id: "created",
        header: t("created"),
        isSortable: true,
        isExtra: true,
        width: "w-[11%]",
        text: (vehicle) => isoOf(vehicle.createdAt),
        cell: (vehicle) => (
          <span className="text-ink-muted">
            <LocalDay at={vehicle.createdAt} />
          </span>
        ),
      },
    ],
    [t, tType, none],
  );
}

function Nothing({ text }: { text: string }) {
  return <span className="text-ink-faint">{text}</span>;
}
