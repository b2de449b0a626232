"use client";

import { Badge } from "@cartage/ui/badge";
import type { DataColumn } from "@cartage/ui/data-column";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { agoColumn, codeColumn, nameColumn, quietColumn } from "../../list/columns.tsx";
import type { Outputs } from "../../trpc/router.ts";
import { Presence } from "./presence.tsx";

export type DeviceRow = Outputs["fleet"]["devices"]["list"]["items"][number];

/** The columns of the devices list, on screen and as CSV. */
export function useDeviceColumns(): DataColumn<DeviceRow>[] {
  const t = useTranslations("web.devices");
  return useMemo(
    () => [
      nameColumn(t("columns.name")),
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
      agoColumn(
        { id: "message", header: t("columns.message"), isSortable: true, width: "w-[15%]", skeleton: "w-20" },
        (device) => device.lastMessageAt,
      ),
      quietColumn({
        id: "kind",
        header: t("columns.kind"),
        width: "w-[13%]",
        skeleton: "w-14",
        text: (device) => device.kind,
        shown: (device) => t(`kinds.${device.kind}`),
      }),
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
      agoColumn(
        { id: "fix", header: t("columns.fix"), isExtra: true, width: "w-[14%]" },
        (device) => device.lastFixTime,
      ),
      codeColumn({
        id: "outsideId",
        header: t("columns.outsideId"),
        isExtra: true,
        width: "w-[18%]",
        text: (device) => device.outsideId,
      }),
      codeColumn({ id: "id", header: t("columns.id"), isExtra: true, width: "w-[24%]", text: (device) => device.id }),
    ],
    [t],
  );
}
