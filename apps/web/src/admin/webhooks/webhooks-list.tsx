"use client";

import { webhookOutcomes, webhookProviders } from "@cartage/domain/integrations/rules";
import { WebhookIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { FilterSelect } from "../../list/filter-select.tsx";
import { listLabels } from "../../list/list-labels.ts";
import { ListPage } from "../../list/list-page.tsx";
import { listPages } from "../../list/pages.ts";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import { useWebhookColumns } from "./webhook-columns.tsx";
import { webhookFilters, webhooksInput } from "./webhooks-input.ts";

/** What providers outside sent, and what became of it, the newest first. */
export function WebhooksList() {
  const t = useTranslations("web.admin.webhooks");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [filters, setFilters] = useQueryStates(webhookFilters);
  const { provider, outcome } = filters;
  const input = webhooksInput(filters);
  return (
    <ListPage
      name="webhooks"
      title={t("title")}
      columns={useWebhookColumns()}
      pages={listPages(trpc.integrations.webhooks.list.queryKey(input), input, client.integrations.webhooks.list.query)}
      filters={
        <>
          <FilterSelect
            label={t("provider")}
            value={provider}
            onChange={(value) => void setFilters({ provider: value })}
            values={webhookProviders}
            nameOf={(value) => t(`providers.${value}`)}
            any={t("anyProvider")}
            className="w-38 max-sm:flex-1"
          />
          <FilterSelect
            label={t("outcome")}
            value={outcome}
            onChange={(value) => void setFilters({ outcome: value })}
            values={webhookOutcomes}
            nameOf={(value) => t(`outcomes.${value}`)}
            any={t("anyOutcome")}
            className="w-38 max-sm:flex-1"
          />
        </>
      }
      isFiltered={filters.q !== "" || provider !== null || outcome !== null}
      onClear={() => void setFilters({ q: null, provider: null, outcome: null })}
      alsoAsJson
      empty={{ icon: <WebhookIcon />, title: t("empty"), text: t("emptyText") }}
      labels={listLabels(t)}
    />
  );
}
