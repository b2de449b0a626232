"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { PageHeader } from "@cartage/ui/page-header";
import { useSuspenseQuery } from "@tanstack/react-query";
import { PlusIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { StaleNotice } from "../../list/query-failure.tsx";
import { useCan } from "../../shell/me-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Plan } from "./plan.ts";
import { PlanDialog } from "./plan-dialog.tsx";

const newPlan = "new";

/** What organisations may be offered. One plan is always there: the default. */
export function PlansPage() {
  const t = useTranslations("web.admin.plans");
  const query = useSuspenseQuery(useTRPC().plans.list.queryOptions());
  const canManage = useCan("plans.manage");
  const [edited, setEdited] = useQueryState("plan", parseAsString);
  const plan = query.data.find(({ id }) => id === edited) ?? null;
  return (
    <div className="h-full overflow-y-auto pb-8">
      <PageHeader
        title={t("title")}
        below={t("lead")}
        actions={
          canManage && (
            <Button look="primary" onClick={() => void setEdited(newPlan)}>
              <PlusIcon />
              {t("add")}
            </Button>
          )
        }
      />
      <StaleNotice query={query} />
      <ul className="mx-4 max-w-5xl divide-y divide-line rounded-panel border border-line bg-surface sm:mx-6">
        {query.data.map((each) => (
          <PlanRow key={each.id} plan={each} {...(canManage && { onEdit: () => void setEdited(each.id) })} />
        ))}
      </ul>
      {canManage && (plan || edited === newPlan) && <PlanDialog plan={plan} onClose={() => void setEdited(null)} />}
    </div>
  );
}

function PlanRow({ plan, onEdit }: { plan: Plan; onEdit?: () => void }) {
  const t = useTranslations("web.admin.plans");
  const { name, isDefault, maxVehicles, secondsBetweenPositions, maxRetentionDays, organisations, products } = plan;
  const limits = [
    maxVehicles !== null && t("limits.vehicles", { count: maxVehicles }),
    secondsBetweenPositions !== null && t("limits.rate", { seconds: secondsBetweenPositions }),
    maxRetentionDays !== null && t("limits.retention", { days: maxRetentionDays }),
  ].filter((limit) => limit !== false);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {name}
          {isDefault && <Badge tone="accent">{t("isDefault")}</Badge>}
        </p>
        <p className="mt-0.5 text-ink-muted">{limits.length === 0 ? t("limits.none") : limits.join(" · ")}</p>
        {products.length > 0 && (
          <p className="mt-1 flex flex-wrap gap-1">
            {products.map(({ provider, product }) => (
              <Badge key={`${provider} ${product}`}>{product}</Badge>
            ))}
          </p>
        )}
      </div>
      <span className="text-ink-muted">{t("organisations", { count: organisations })}</span>
      {onEdit && (
        <Button aria-label={t("editOf", { name })} onClick={onEdit}>
          {t("edit")}
        </Button>
      )}
    </li>
  );
}
