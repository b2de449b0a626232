"use client";

import type { DataColumn } from "@cartage/ui/data-column";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { LocalTime } from "../../format/times.tsx";
import { agoColumn, countColumn } from "../../list/columns.tsx";
import type { Outputs } from "../../trpc/router.ts";
import { IssueStateBadge, SeverityBadge } from "./issue-badges.tsx";

type IssueRow = Outputs["issues"]["list"]["items"][number];

/** The columns of technical issues, on screen and as CSV. */
export function useIssueColumns(): DataColumn<IssueRow>[] {
  const t = useTranslations("web.admin.issues");
  return useMemo(() => {
    const plain = (id: "raiser" | "organisation" | "assignee", none: string): DataColumn<IssueRow> => ({
      id,
      header: t(`columns.${id}`),
      width: "w-[13%]",
      text: (row) => row[id],
      cell: (row) => <span className="text-ink-muted">{row[id] ?? none}</span>,
    });
    const technical = (id: "traceId" | "code", width: string): DataColumn<IssueRow> => ({
      id,
      header: t(`columns.${id}`),
      isExtra: true,
      width,
      text: (row) => row[id],
      cell: (row) => <span className="font-mono text-caption text-ink-muted">{row[id]}</span>,
    });
    return [
      {
        id: "path",
        header: t("columns.path"),
        isOnPhone: true,
        width: "w-auto",
        text: ({ path }) => path,
        cell: ({ path }) => <span className="font-mono text-caption">{path}</span>,
      },
      {
        id: "state",
        header: t("columns.state"),
        isOnPhone: true,
        width: "w-32",
        skeleton: "w-20",
        text: ({ state }) => t(`states.${state}`),
        cell: ({ state }) => <IssueStateBadge state={state} />,
      },
      {
        id: "severity",
        header: t("columns.severity"),
        width: "w-32",
        skeleton: "w-14",
        text: ({ severity }) => t(`severities.${severity}`),
        cell: ({ severity }) => <SeverityBadge severity={severity} />,
      },
      plain("organisation", t("ofPlatform")),
      plain("raiser", ""),
      plain("assignee", t("nobody")),
      countColumn({ id: "times", header: t("columns.times"), width: "w-24", skeleton: "w-6" }, ({ times }) => times),
      technical("code", "w-36"),
      technical("traceId", "w-72"),
      agoColumn(
        { id: "changedAt", header: t("columns.changedAt"), isSortable: true, width: "w-36" },
        ({ changedAt }) => changedAt,
      ),
      {
        id: "raisedAt",
        header: t("columns.raisedAt"),
        isSortable: true,
        isExtra: true,
        width: "w-48",
        text: ({ raisedAt }) => new Date(raisedAt).toISOString(),
        cell: ({ raisedAt }) => <LocalTime at={raisedAt} />,
      },
    ];
  }, [t]);
}
