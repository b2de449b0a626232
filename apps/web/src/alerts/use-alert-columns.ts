"use client";

import type { DataColumn } from "@cartage/ui/data-column";
import { useTranslations } from "next-intl";
import type { AlertRowData } from "./alert-row.tsx";
import { useMeasuredText } from "./use-measured-text.ts";

type FileColumn = Pick<DataColumn<AlertRowData>, "header" | "text">;

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** What a file of the inbox has. */
export function useAlertColumns(): FileColumn[] {
  const t = useTranslations("web.alerts");
  const textOf = useMeasuredText();
  return [
    { header: t("rule"), text: ({ rule }) => rule.name },
    { header: t("vehicle"), text: ({ vehicle }) => vehicle.name },
    { header: t("severity"), text: ({ severity }) => t(`severities.${severity}`) },
    { header: t("statesLabel"), text: ({ state, retractedAt }) => t(retractedAt ? "retracted" : `states.${state}`) },
    { header: t("value"), text: ({ measured }) => measured && textOf(measured) },
    { header: t("geofence"), text: ({ geofence }) => geofence?.name ?? null },
    { header: t("assignee"), text: ({ assignee }) => assignee?.name ?? null },
    { header: t("began"), text: ({ beganAt }) => iso(beganAt) },
    { header: t("opened"), text: ({ openedAt }) => iso(openedAt) },
    { header: t("states.acknowledged"), text: ({ acknowledgedAt }) => iso(acknowledgedAt) },
    { header: t("recovered"), text: ({ recoveredAt }) => iso(recoveredAt) },
    { header: t("states.resolved"), text: ({ resolvedAt }) => iso(resolvedAt) },
    { header: t("states.closed"), text: ({ closedAt }) => iso(closedAt) },
  ];
}
