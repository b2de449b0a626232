"use client";

import type { DataColumn } from "@cartage/ui/data-column";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { countColumn, dayColumn, nameColumn, quietColumn } from "../../list/columns.tsx";
import type { Outputs } from "../../trpc/router.ts";
import { HubClosed, HubState } from "./hub-state.tsx";

type HubRow = Outputs["routes"]["hubs"]["list"]["items"][number];

/** The columns of the list of hubs, on screen and as CSV. */
export function useHubColumns(): DataColumn<HubRow>[] {
  const t = useTranslations("web.hubs");
  const tKinds = useTranslations("web.hubs.kinds");
  return useMemo(
    () => [
      nameColumn(t("columns.name"), ({ name, code }) => (
        <span className="flex min-w-0 items-baseline gap-2">
          <span className="truncate">{name}</span>
          <span className="font-mono text-caption text-ink-muted">{code}</span>
        </span>
      )),
      {
        id: "code",
        header: t("columns.code"),
        isSortable: true,
        isExtra: true,
        width: "w-24",
        text: ({ code }) => code,
        cell: ({ code }) => <span className="font-mono text-caption">{code}</span>,
      },
      {
        id: "state",
        header: t("columns.state"),
        isOnPhone: true,
        width: "w-36",
        skeleton: "w-16",
        text: ({ state, closedBy }) => (closedBy ? `${state} (#${closedBy.number})` : state),
        cell: ({ state, closedBy }) => (closedBy ? <HubClosed by={closedBy} /> : <HubState state={state} />),
      },
      quietColumn({
        id: "kind",
        header: t("columns.kind"),
        width: "w-26",
        skeleton: "w-14",
        text: ({ kind }) => kind,
        shown: ({ kind }) => tKinds(kind),
      }),
      countColumn(
        { id: "vehicles", header: t("columns.vehicles"), width: "w-24", skeleton: "w-6" },
        ({ vehicles }) => vehicles,
      ),
      quietColumn({
        id: "open",
        header: t("columns.open"),
        isExtra: true,
        width: "w-32",
        text: ({ isOpenNow }) => String(isOpenNow),
        shown: ({ isOpenNow }) => t(isOpenNow ? "openNow" : "closedNow"),
      }),
      countColumn(
        { id: "workers", header: t("columns.workers"), isExtra: true, width: "w-24" },
        ({ workers }) => workers,
      ),
      quietColumn({
        id: "address",
        header: t("columns.address"),
        isExtra: true,
        width: "w-64",
        text: ({ address }) => address,
      }),
      dayColumn(
        { id: "since", header: t("columns.since"), isSortable: true, isExtra: true, width: "w-28" },
        ({ stateChangedAt }) => stateChangedAt,
      ),
    ],
    [t, tKinds],
  );
}
