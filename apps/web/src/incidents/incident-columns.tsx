"use client";

import { Badge } from "@cartage/ui/badge";
import type { DataColumn } from "@cartage/ui/data-column";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ShortTime } from "../format/times.tsx";
import type { Outputs } from "../trpc/router.ts";
import { IncidentSeverity, IncidentState } from "./incident-badges.tsx";

type IncidentRow = Outputs["incidents"]["list"]["items"][number];

const namesOf = ({ subjects }: IncidentRow) => subjects.map(({ name }) => name).join(", ");

/** The columns of the list of incidents, on screen and as CSV. */
export function useIncidentColumns(): DataColumn<IncidentRow>[] {
  const t = useTranslations("web.incidents");
  const none = useTranslations("web.common")("noData");
  return useMemo(
    () => [
      {
        id: "number",
        header: t("columns.number"),
        isSortable: true,
        isOnPhone: true,
        width: "w-20 md:w-28",
        skeleton: "w-10",
        text: ({ number }) => number,
        cell: ({ number }) => <span className="tabular-nums">{number}</span>,
      },
      {
        id: "state",
        header: t("columns.state"),
        isOnPhone: true,
        width: "w-30 md:w-[11%]",
        skeleton: "w-20",
        text: ({ state }) => state,
        cell: ({ state }) => <IncidentState state={state} />,
      },
      {
        id: "description",
        header: t("columns.description"),
        isOnPhone: true,
        width: "w-auto",
        skeleton: "w-40",
        text: ({ description }) => description,
        cell: ({ kind, description, isBlocking }) => (
          <>
            {isBlocking && <Badge tone="critical">{t("blocking")}</Badge>} {t(`kinds.${kind}`)}{" "}
            <span className="text-ink-muted">{description}</span>
          </>
        ),
      },
      {
        id: "severity",
        header: t("columns.severity"),
        width: "w-[10%]",
        skeleton: "w-16",
        text: ({ severity }) => severity,
        cell: ({ severity }) => <IncidentSeverity severity={severity} />,
      },
      {
        id: "subjects",
        header: t("columns.subjects"),
        width: "w-[18%]",
        skeleton: "w-24",
        text: namesOf,
        cell: (row) => <span className="text-ink-muted">{namesOf(row) || none}</span>,
      },
      {
        id: "reporter",
        header: t("columns.reporter"),
        width: "w-[12%]",
        skeleton: "w-20",
        text: ({ reporter }) => reporter,
        cell: ({ reporter }) => <span className="text-ink-muted">{reporter ?? none}</span>,
      },
      {
        id: "happenedAt",
        header: t("columns.happenedAt"),
        isSortable: true,
        width: "w-[12%]",
        skeleton: "w-20",
        text: ({ happenedAt }) => new Date(happenedAt).toISOString(),
        cell: ({ happenedAt }) => <ShortTime at={happenedAt} />,
      },
    ],
    [t, none],
  );
}
