"use client";

import { Dialog, DialogBody } from "@cartage/ui/dialog";
import { Skeleton } from "@cartage/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { QueryFailure } from "../list/query-failure.tsx";
import { LimitsPanel } from "../plans/limits-panel.tsx";
import { PositionsPanel } from "../plans/positions-panel.tsx";
import { SubscriptionLines } from "../plans/subscription-lines.tsx";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/router.ts";
import { AssignPlanForm } from "./assign-plan-form.tsx";
import type { OrganisationRow } from "./organisation-row.ts";
import type { Plan } from "./plans/plan.ts";

/** An organisation's plan, where it comes from, and what is used of it. */
export function OrganisationPlanDialog({
  organisation,
  onClose,
}: {
  organisation: OrganisationRow;
  onClose: () => void;
}) {
  const t = useTranslations("web.admin.plans");
  const trpc = useTRPC();
  const plans = useQuery(trpc.plans.list.queryOptions());
  const own = useQuery(trpc.plans.of.queryOptions({ organisationId: organisation.id }));
  const canManage = useCan("plans.manage");
  const inForce = plans.data?.find(({ id }) => id === own.data?.planId);
  const failed = [own, plans].find((query) => query.isError && !query.data);
  return (
    <Dialog
      isOpen
      isWide
      onClose={onClose}
      title={t("of", { name: organisation.name })}
      description={t("ofText")}
      closeLabel={useTranslations("web.common")("close")}
    >
      {failed ? (
        <QueryFailure query={failed} />
      ) : plans.data && own.data && inForce ? (
        canManage ? (
          <AssignPlanForm organisation={organisation} plans={plans.data} given={own.data} onDone={onClose}>
            <PlanInForce plan={inForce} own={own.data} />
          </AssignPlanForm>
        ) : (
          <DialogBody>
            <PlanInForce plan={inForce} own={own.data} />
          </DialogBody>
        )
      ) : (
        <DialogBody>
          <div className="grid gap-4 sm:grid-cols-2">
            <Skeleton className="h-64" />
            <Skeleton className="h-64" />
          </div>
        </DialogBody>
      )}
    </Dialog>
  );
}

function PlanInForce({ plan, own: { usage, subscriptions } }: { plan: Plan; own: Outputs["plans"]["of"] }) {
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <LimitsPanel plan={plan} usage={usage} />
        <PositionsPanel usage={usage} />
      </div>
      <SubscriptionLines subscriptions={subscriptions} />
    </>
  );
}
