"use client";

import type { DataColumn } from "@cartage/ui/data-column";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { agoColumn, countColumn, dayColumn, quietColumn } from "../list/columns.tsx";
import type { Outputs } from "../trpc/router.ts";
import { RequestState } from "./request-state.tsx";

export type RequestRow = Outputs["requests"]["list"]["items"][number];

/** The columns of requests: for one's own without who asked, on the platform with the organisation. */
export function useRequestColumns(of: "own" | "organisation" | "platform"): DataColumn<RequestRow>[] {
  const t = useTranslations("web.requests");
  return useMemo(() => {
    const who: DataColumn<RequestRow> = quietColumn({
      id: "asker",
      header: t("columns.asker"),
      width: "w-[18%]",
      text: ({ asker }) => asker.name,
      none: t("someone"),
    });
    const organisation: DataColumn<RequestRow> = quietColumn({
      id: "organisation",
      header: t("columns.organisation"),
      width: "w-[16%]",
      text: (row) => row.organisation.name,
    });
    return [
      {
        id: "subject",
        header: t("columns.subject"),
        isOnPhone: true,
        width: "w-auto",
        text: ({ subject }) => subject,
        cell: ({ subject }) => subject,
      },
      {
        id: "state",
        header: t("columns.state"),
        isOnPhone: true,
        width: "w-40",
        skeleton: "w-20",
        text: ({ state }) => t(`states.${state}`),
        cell: ({ state }) => <RequestState state={state} />,
      },
      ...(of === "platform" ? [organisation] : []),
      ...(of === "own" ? [] : [who]),
      quietColumn({ id: "kind", header: t("columns.kind"), width: "w-36", text: ({ kind }) => t(`kinds.${kind}`) }),
      countColumn(
        { id: "comments", header: t("columns.comments"), width: "w-24", skeleton: "w-6" },
        ({ comments }) => comments,
      ),
      agoColumn(
        { id: "changedAt", header: t("columns.changedAt"), isSortable: true, width: "w-40" },
        ({ changedAt }) => changedAt,
      ),
      dayColumn(
        { id: "askedAt", header: t("columns.askedAt"), isSortable: true, isExtra: true, width: "w-32" },
        ({ askedAt }) => askedAt,
      ),
    ];
  }, [t, of]);
}
