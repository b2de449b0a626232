"use client";

import { Button } from "@cartage/ui/button";
import { PageHeader } from "@cartage/ui/page-header";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CoinsIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { QueryFailure, StaleNotice } from "../list/query-failure.tsx";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { BreakDownTable } from "./break-down-table.tsx";
import { BusinessFilters } from "./business-filters.tsx";
import { BusinessSkeleton } from "./business-skeleton.tsx";
import { DayChart } from "./day-chart.tsx";
import { Figures } from "./figures.tsx";
import { IncidentsBehind } from "./incidents-behind.tsx";
import { OrderPanels } from "./order-panels.tsx";
import { OrdersBehind } from "./orders-behind.tsx";
import { RatesDialog } from "./rates-dialog.tsx";
import { RoutesBehind } from "./routes-behind.tsx";
import { useBusiness } from "./use-business.ts";
import { useFigures } from "./use-figures.ts";

/** How the business goes: the figures of a period beside those before it, by whom, and the orders behind them. */
export function BusinessPage() {
  const t = useTranslations("web.business");
  const trpc = useTRPC();
  const { input } = useBusiness();
  const { distance } = useFigures();
  const mayEdit = useCan("vehicles.edit");
  const [isSetting, setSetting] = useState(false);
  const kept = { placeholderData: keepPreviousData };
  const orders = useQuery(trpc.business.orders.queryOptions(input, kept));
  const routes = useQuery(trpc.business.routes.queryOptions(input, kept));
  const incidents = useQuery(trpc.business.incidents.queryOptions(input, kept));
  const all = [orders, routes, incidents];
  return (
    <div className="pb-8">
      <PageHeader
        title={t("title")}
        below={t("comparedWith")}
        actions={
          mayEdit && (
            <Button onClick={() => setSetting(true)}>
              <CoinsIcon />
              {t("rates")}
            </Button>
          )
        }
      />
      <BusinessFilters />
      <div className="mx-4 grid grid-cols-1 gap-4 sm:mx-6">
        {orders.data && <StaleNotice query={orders} />}
        {orders.data && routes.data && incidents.data ? (
          <>
            <Figures orders={orders.data} routes={routes.data} incidents={incidents.data} />
            <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-3">
              <OrderPanels counted={orders.data} />
              <DayChart
                title={t("distanceByDay")}
                legend={{ value: t("planned"), marked: t("withNothing") }}
                days={routes.data.days.map(({ day, distanceM, emptyM }) => ({ day, value: distanceM, marked: emptyM }))}
                write={distance}
              />
            </div>
          </>
        ) : all.some(({ isPending }) => isPending) ? (
          <BusinessSkeleton />
        ) : (
          <QueryFailure query={all.find(({ isError }) => isError) ?? orders} />
        )}
        <BreakDownTable />
        <OrdersBehind />
        <RoutesBehind />
        <IncidentsBehind kinds={incidents.data?.kinds ?? []} />
      </div>
      {isSetting && (
        <Suspense>
          <RatesDialog onClose={() => setSetting(false)} />
        </Suspense>
      )}
    </div>
  );
}
