"use client";

import type { DataColumn } from "@cartage/ui/data-column";
import { TriangleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { nameColumn, quietColumn } from "../list/columns.tsx";
import type { RecurringRow } from "./recurring.ts";
import { RecurringState } from "./recurring-state.tsx";
import { useRuleText } from "./rule-text.tsx";
import { useDays } from "./use-days.ts";

/** The columns of the list of recurring orders, on screen and as CSV. */
export function useRecurringColumns(): DataColumn<RecurringRow>[] {
  const t = useTranslations("web.recurring");
  const ruleText = useRuleText();
  const days = useDays();
  const none = <span className="text-ink-faint">{t("none")}</span>;
  return [
    nameColumn(t("columns.name"), ({ name, trouble }) => (
      <span className="flex min-w-0 items-center gap-1.5">
        {trouble && <TriangleAlertIcon className="size-4 shrink-0 text-warning-ink" />}
        <span className="truncate">{name}</span>
      </span>
    )),
    {
      id: "state",
      header: t("columns.state"),
      isOnPhone: true,
      width: "w-28 md:w-[11%]",
      skeleton: "w-16",
      text: ({ state }) => state,
      cell: ({ state }) => <RecurringState state={state} />,
    },
    quietColumn({
      id: "rule",
      header: t("columns.rule"),
      width: "w-[24%]",
      skeleton: "w-44",
      text: ({ rule }) => ruleText(rule),
    }),
    {
      id: "next",
      header: t("columns.next"),
      isOnPhone: true,
      width: "w-32 md:w-[14%]",
      skeleton: "w-24",
      text: ({ nextDay }) => nextDay,
      cell: ({ nextDay }) => (nextDay ? <span className="tabular-nums">{days.dayOrYear(nextDay)}</span> : none),
    },
    {
      id: "customer",
      header: t("columns.customer"),
      width: "w-[14%]",
      skeleton: "w-24",
      text: ({ customer }) => customer,
      cell: ({ customer }) => (customer ? <span className="text-ink-muted">{customer}</span> : none),
    },
    quietColumn({
      id: "delivery",
      header: t("columns.delivery"),
      width: "w-[14%]",
      skeleton: "w-24",
      text: ({ deliveryName }) => deliveryName,
    }),
  ];
}
