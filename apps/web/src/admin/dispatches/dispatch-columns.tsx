"use client";

import { Badge } from "@cartage/ui/badge";
import type { DataColumn } from "@cartage/ui/data-column";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { actionsColumn, agoColumn } from "../../list/columns.tsx";
import { type Dispatch, toneOf } from "./dispatch.ts";
import { DispatchSteps } from "./dispatch-steps.tsx";
import { RetryButton } from "./retry-button.tsx";

export function useDispatchColumns(): DataColumn<Dispatch>[] {
  const t = useTranslations("web.admin.dispatches");
  return useMemo(
    () => [
      {
        id: "route",
        header: t("columns.route"),
        isOnPhone: true,
        width: "w-[18%] max-sm:w-auto",
        text: ({ vehicle, day }) => `${vehicle} ${day}`,
        cell: ({ vehicle, day }) => (
          <span className="grid min-w-0">
            <span className="truncate font-medium">{vehicle}</span>
            <span className="text-caption text-ink-muted tabular-nums">{day}</span>
          </span>
        ),
      },
      {
        id: "organisation",
        header: t("columns.organisation"),
        width: "w-[16%]",
        text: ({ organisation }) => organisation.name,
        cell: ({ organisation }) => <span className="truncate">{organisation.name}</span>,
      },
      {
        id: "state",
        header: t("columns.state"),
        isOnPhone: true,
        width: "w-32",
        text: ({ state }) => state,
        cell: ({ state, isStuck }) => (
          <Badge tone={isStuck ? "critical" : toneOf[state]}>{t(isStuck ? "stuck" : `states.${state}`)}</Badge>
        ),
      },
      {
        id: "steps",
        header: t("columns.steps"),
        width: "w-auto",
        text: ({ steps }) => steps.map(({ step, state }) => `${step} ${state}`).join(", "),
        cell: (dispatch) => <DispatchSteps dispatch={dispatch} />,
      },
      {
        id: "refusal",
        header: t("columns.refusal"),
        isExtra: true,
        width: "w-[18%]",
        text: ({ refusal }) => refusal,
        cell: ({ refusal }) => <span className="truncate font-mono text-caption">{refusal}</span>,
      },
      agoColumn({ id: "askedAt", header: t("columns.askedAt"), width: "w-[12%]" }, ({ askedAt }) => askedAt),
      actionsColumn("w-28", (dispatch) => <RetryButton dispatch={dispatch} />),
    ],
    [t],
  );
}
