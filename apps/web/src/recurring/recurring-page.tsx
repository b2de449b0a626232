"use client";

import { Button } from "@cartage/ui/button";
import { buttonClass } from "@cartage/ui/button-class";
import { Notice } from "@cartage/ui/notice";
import { PageHeader } from "@cartage/ui/page-header";
import { Panel } from "@cartage/ui/panel";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { PencilIcon, TriangleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { StaleNotice } from "../list/query-failure.tsx";
import { useFailureToast } from "../list/use-failure-toast.ts";
import { Link } from "../shell/link.tsx";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { BackToRecurring } from "./back-to-recurring.tsx";
import { ComingDays } from "./coming-days.tsx";
import { MadeOrders } from "./made-orders.tsx";
import { RecurringMoves } from "./recurring-moves.tsx";
import { RecurringState } from "./recurring-state.tsx";
import { useRuleText } from "./rule-text.tsx";
import { TemplateFacts } from "./template-facts.tsx";
import { useDays } from "./use-days.ts";

const refreshMs = 30_000;

/** One recurring order: which days come, what was made of it, and what each order has. */
export function RecurringPage({ recurringOrderId }: { recurringOrderId: string }) {
  const t = useTranslations("web.recurring");
  const tErrors = useTranslations("errors");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const failed = useFailureToast();
  const ruleText = useRuleText();
  const days = useDays();
  const mayEdit = useCan("orders.edit");
  const query = useSuspenseQuery({
    ...trpc.recurring.get.queryOptions({ recurringOrderId }),
    refetchInterval: refreshMs,
  });
  const skip = useMutation(trpc.recurring.skipDay.mutationOptions());
  const recurring = query.data;
  const { name, state, rule, trouble, made } = recurring;
  const skipDay = (day: string, isSkipped: boolean) =>
    skip
      .mutateAsync({ recurringOrderId, day, isSkipped })
      .then(() => cache.invalidateQueries({ queryKey: trpc.recurring.pathKey() }))
      .then(() => toast(t(isSkipped ? "skipped" : "restored", { day: days.day(day) })), failed);
  const orderOf = (day: string) => made.find((one) => one.day === day);
  const isOpen = mayEdit && state !== "ended";
  const beside = (day: string) => {
    const order = orderOf(day);
    if (order)
      return (
        <Link href={`/orders/${order.orderId}`} className="text-accent-ink tabular-nums hover:underline">
          {order.number}
        </Link>
      );
    if (!isOpen) return null;
    return (
      <Button size="small" aria-label={t("skipDay", { day: days.day(day) })} onClick={() => void skipDay(day, true)}>
        {t("skip")}
      </Button>
    );
  };
  return (
    <div className="pb-8">
      <PageHeader
        back={<BackToRecurring />}
        title={name}
        beside={<RecurringState state={state} />}
        below={ruleText(rule)}
        actions={
          isOpen && (
            <>
              <RecurringMoves recurring={recurring} />
              <Link href={`/orders/recurring/${recurringOrderId}/edit`} className={buttonClass()}>
                <PencilIcon />
                {t("edit")}
              </Link>
            </>
          )
        }
      />
      <StaleNotice query={query} />
      <div className="mx-4 grid gap-4 sm:mx-6 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
        <div className="grid min-w-0 content-start gap-4">
          {trouble && (
            <Notice tone="warning" icon={<TriangleAlertIcon />}>
              {/* any code that an order can be refused with */}
              {t("trouble", { sentence: tErrors(trouble as "customer.unknown") })}
            </Notice>
          )}
          {state === "active" && (
            <Panel title={t("coming")}>
              <ComingDays rule={rule} beside={beside} />
            </Panel>
          )}
          {rule.leftOut.length > 0 && (
            <Panel title={t("leftOut")}>
              <div className="flex flex-wrap gap-2 py-2">
                {rule.leftOut.map((day) =>
                  isOpen ? (
                    <Button
                      key={day}
                      size="small"
                      aria-label={t("restore", { day: days.day(day) })}
                      onClick={() => void skipDay(day, false)}
                    >
                      {days.day(day)}
                    </Button>
                  ) : (
                    <span key={day}>{days.day(day)}</span>
                  ),
                )}
              </div>
            </Panel>
          )}
          <MadeOrders made={made} />
        </div>
        <div className="self-start">
          <TemplateFacts recurring={recurring} />
        </div>
      </div>
    </div>
  );
}
