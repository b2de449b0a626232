"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { WebhookIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { ShortListPage } from "../../list/short-list-page.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { CreateWebhookDialog } from "./create-webhook-dialog.tsx";
import { WebhookRow } from "./webhook-row.tsx";

/** The programs that the organisation has told of alerts. */
export function WebhooksPage() {
  const t = useTranslations("web.webhookEndpoints");
  const query = useSuspenseQuery(useTRPC().notifications.webhooks.list.queryOptions());
  return (
    <ShortListPage
      query={query}
      isEmpty={query.data.length === 0}
      icon={<WebhookIcon />}
      labels={{ title: t("title"), lead: t("lead"), add: t("add"), empty: t("empty"), emptyText: t("emptyText") }}
      dialog={CreateWebhookDialog}
    >
      <ul className="mx-4 divide-y divide-line rounded-panel border border-line bg-surface sm:mx-6">
        {query.data.map((webhook) => (
          <WebhookRow key={webhook.id} webhook={webhook} />
        ))}
      </ul>
    </ShortListPage>
  );
}
