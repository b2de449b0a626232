"use client";

import { Badge } from "@cartage/ui/badge";
import type { DataColumn } from "@cartage/ui/data-column";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { RelativeTime } from "../../format/times.tsx";
import type { Outputs } from "../../trpc/router.ts";
import { Presence } from "./presence.tsx";

export type DeviceRow = Outputs["fleet"]["devices"]["list"]["items"][number];

const isoOf = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** The columns of the devices list, on screen and as CSV. */
export function useDeviceColumns(): DataColumn<DeviceRow>[] {
  const t = useTranslations("web.devices");
  return useMemo(
    () => [
      {
        id: "name",
        header: t("columns.name"),
        isSortable: true,
        isOnPhone: true,
        width: "w-auto",
        skeleton: "w-32",
        text: (device) => device.name,
        cell: (device) => device.name,
      },
      {
        id: "vehicle",
        header: t("columns.vehicle"),
        isOnPhone: true,
        width: "w-26 md:w-[16%]",
        skeleton: "w-20",
        text: (device) => device.vehicle?.name ?? null,
        cell: (device) =>
          device.vehicle ? device.vehicle.name : <span className="text-ink-faint">{t("notFitted")}</span>,
      },
      {
        id: "presence",
        header: t("columns.presence"),
        isOnPhone: true,
        width: "w-32 md:w-[14%]",
        skeleton: "w-16",
        text: (device) => (device.isRevoked ? "revoked" : device.presence.state),
        cell: (device) => <Presence device={device} />,
      },
      {
        id: "message",
        header: t("columns.message"),
        isSortable: true,
        width: "w-[15%]",
        skeleton: "w-20",
        text: (device) => isoOf(device.lastMessageAt),
        cell: (device) => <RelativeTime at={device.lastMessageAt} className="text-ink-muted" />,
      },
      {
        id: "kind",
        header: t("columns.kind"),
        width: "w-[13%]",
        skeleton: "w-14",
        text: (device) => device.kind,
        cell: (device) => <span className="text-ink-muted">{t(`kinds.${device.kind}`)}</span>,
      },
      {
        id: "deadLetters",
        header: t("columns.deadLetters"),
        isNumber: true,
        width: "w-[13%]",
        skeleton: "w-6",
        text: (device) => device.deadLetters,
        cell: (device) =>
          device.deadLetters > 0 ? (
            <Badge tone="warning">{device.deadLetters}</Badge>
          ) : (
            <span className="text-ink-faint">0</span>
          ),
      },
      {
        id: "fix",
        header: t("columns.fix"),
        isExtra: true,
        width: "w-[14%]",
        text: (device) => isoOf(device.lastFixTime),
        cell: (device) => <RelativeTime at={device.lastFixTime} className="text-ink-muted" />,
      },
      {
        id: "outsideId",
        header: t("columns.outsideId"),
        isExtra: true,
        width: "w-[18%]",
        text: (device) => device.outsideId,
        cell: (device) => <span className="font-mono text-caption text-ink-muted">{device.outsideId}</span>,
      },
      {
        id: "id",
        header: t("columns.id"),
        isExtra: true,
        width: "w-[24%]",
        text: (device) => device.id,
        cell: (device) => <span className="font-mono text-caption text-ink-muted">{device.id}</span>,
      },
    ],
    [t],
  );
}
