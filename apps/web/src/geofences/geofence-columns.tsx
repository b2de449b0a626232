"use client";

import { Badge } from "@cartage/ui/badge";
import type { DataColumn } from "@cartage/ui/data-column";
import { ClockIcon } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { dayColumn, nameColumn, quietColumn } from "../list/columns.tsx";
import type { Outputs } from "../trpc/router.ts";
import { ColourMark } from "./colour-mark.tsx";
import { instantOf } from "./instant-of.ts";

type GeofenceRow = Outputs["geofences"]["list"]["items"][number];

/** The columns of the list of geofences, on screen and as CSV. */
export function useGeofenceColumns(): DataColumn<GeofenceRow>[] {
  const t = useTranslations("web.geofences");
  const tKinds = useTranslations("web.geofences.kinds");
  const format = useFormatter();
  return useMemo(
    () => [
      nameColumn(t("columns.name"), ({ name, colour, hasSchedule }) => (
        <span className="flex items-center gap-2">
          <ColourMark colour={colour} />
          <span className="truncate">{name}</span>
          {hasSchedule && <ClockIcon aria-label={t("atHours")} className="size-3.5 shrink-0 text-ink-faint" />}
        </span>
      )),
      quietColumn({
        id: "kind",
        header: t("columns.kind"),
        isOnPhone: true,
        width: "w-26",
        skeleton: "w-14",
        text: ({ kind }) => kind,
        shown: ({ kind }) => tKinds(kind),
      }),
      {
        id: "inside",
        header: t("columns.inside"),
        isNumber: true,
        isOnPhone: true,
        width: "w-24",
        skeleton: "w-6",
        text: ({ inside }) => inside,
        cell: ({ inside }) =>
          inside > 0 ? <Badge tone="accent">{format.number(inside)}</Badge> : <span className="text-ink-faint">0</span>,
      },
      dayColumn(
        { id: "created", header: t("columns.created"), isSortable: true, isExtra: true, width: "w-28" },
        ({ createdAt }) => instantOf(createdAt),
      ),
    ],
    [t, tKinds, format],
  );
}
