"use client";

import { Badge } from "@cartage/ui/badge";
import type { DataColumn } from "@cartage/ui/data-column";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { RelativeTime } from "../../format/times.tsx";
import { actionsColumn, agoColumn } from "../../list/columns.tsx";
import { WebhookDetailButton } from "./webhook-detail-button.tsx";
import { toneOf, type WebhookReceipt } from "./webhook-receipt.ts";

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

export function useWebhookColumns(): DataColumn<WebhookReceipt>[] {
  const t = useTranslations("web.admin.webhooks");
  return useMemo(
    () => [
      {
        id: "type",
        header: t("columns.type"),
        isOnPhone: true,
        width: "w-auto",
        text: ({ type }) => type,
        cell: ({ type, times }) => (
          <span className="truncate font-medium">{type || t("refusedType", { count: times })}</span>
        ),
      },
      {
        id: "provider",
        header: t("columns.provider"),
        width: "w-[14%]",
        text: ({ provider }) => provider,
        cell: ({ provider }) => t(`providers.${provider}`),
      },
      {
        id: "outcome",
        header: t("columns.outcome"),
        isOnPhone: true,
        width: "w-32",
        text: ({ outcome, reason }) => [outcome, reason].filter(Boolean).join(": "),
        cell: ({ outcome }) => <Badge tone={toneOf[outcome]}>{t(`outcomes.${outcome}`)}</Badge>,
      },
      {
        id: "subject",
        header: t("columns.subject"),
        width: "w-[22%]",
        text: ({ subject }) => subject,
        cell: ({ subject }) => <span className="truncate font-mono text-caption text-ink-muted">{subject}</span>,
      },
      agoColumn(
        { id: "receivedAt", header: t("columns.receivedAt"), width: "w-[14%]" },
        ({ receivedAt }) => receivedAt,
      ),
      {
        id: "eventAt",
        header: t("columns.eventAt"),
        isExtra: true,
        width: "w-[14%]",
        text: ({ eventAt }) => iso(eventAt),
        cell: ({ eventAt }) => eventAt !== null && <RelativeTime at={eventAt} className="text-ink-muted" />,
      },
      actionsColumn("w-24", (receipt) => <WebhookDetailButton receipt={receipt} />),
    ],
    [t],
  );
}
