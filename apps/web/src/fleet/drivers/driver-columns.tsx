"use client";

import { Badge } from "@cartage/ui/badge";
import type { DataColumn } from "@cartage/ui/data-column";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { nameColumn, quietColumn, wordsColumn } from "../../list/columns.tsx";
import type { Outputs } from "../../trpc/router.ts";

export type DriverRow = Outputs["fleet"]["drivers"]["list"]["items"][number];

/** The columns of the list of drivers, on screen and as CSV. */
export function useDriverColumns(): DataColumn<DriverRow>[] {
  const t = useTranslations("web.drivers");
  const none = useTranslations("web.common")("noData");
  return useMemo(
    () => [
      nameColumn(t("columns.name")),
      {
        id: "vehicle",
        header: t("columns.vehicle"),
        isOnPhone: true,
        width: "w-40",
        skeleton: "w-16",
        text: ({ vehicle }) => vehicle?.name ?? "",
        cell: ({ vehicle }) => vehicle?.name ?? <span className="text-ink-faint">{none}</span>,
      },
      {
        id: "licence",
        header: t("columns.licence"),
        width: "w-36",
        skeleton: "w-12",
        text: ({ licenceClasses }) => licenceClasses.join(" "),
        cell: ({ licenceClasses }) => licenceClasses.join(", ") || <span className="text-ink-faint">{none}</span>,
      },
      wordsColumn(
        { id: "skills", header: t("columns.skills"), width: "w-56", skeleton: "w-24" },
        ({ skills }) => skills,
      ),
      {
        id: "now",
        header: t("columns.now"),
        isOnPhone: true,
        width: "w-28",
        skeleton: "w-16",
        text: ({ isWorkingNow }) => String(isWorkingNow ?? ""),
        cell: ({ isWorkingNow }) =>
          isWorkingNow === null ? (
            <span className="text-ink-faint">{none}</span>
          ) : (
            <Badge tone={isWorkingNow ? "moving" : "parked"}>{t(isWorkingNow ? "working" : "off")}</Badge>
          ),
      },
      quietColumn({
        id: "email",
        header: t("columns.email"),
        isSortable: true,
        isExtra: true,
        width: "w-56",
        text: ({ email }) => email,
      }),
    ],
    [t, none],
  );
}
