"use client";

import { PageHeader } from "@cartage/ui/page-header";
import { Panel } from "@cartage/ui/panel";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { StaleNotice } from "../../list/query-failure.tsx";
import { LimitsPanel } from "../../plans/limits-panel.tsx";
import { PositionsPanel } from "../../plans/positions-panel.tsx";
import { SubscriptionLines } from "../../plans/subscription-lines.tsx";
import { useTRPC } from "../../trpc/client.tsx";

/** The organisation's plan, and what it uses of it. */
export function PlanPage() {
  const t = useTranslations("web.plan");
  const query = useSuspenseQuery(useTRPC().plans.own.queryOptions());
  const { plan, usage, subscriptions } = query.data;
  return (
    <div className="h-full overflow-y-auto pb-8">
      <PageHeader title={t("title")} below={t("lead")} />
      <StaleNotice query={query} />
      <div className="grid max-w-5xl items-start gap-4 px-4 sm:px-6 lg:grid-cols-2">
        <div className="grid gap-4">
          <LimitsPanel plan={plan} usage={usage} />
          {subscriptions.length > 0 && (
            <Panel title={t("subscription")}>
              <SubscriptionLines subscriptions={subscriptions} />
            </Panel>
          )}
        </div>
        <PositionsPanel usage={usage} />
      </div>
      <p className="px-4 pt-4 text-ink-muted sm:px-6">{t("contact")}</p>
    </div>
  );
}
