"use client";

import { Skeleton } from "@cartage/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { QueryFailure } from "../../list/query-failure.tsx";
import { useSpans } from "../../map/history/spans.tsx";
import { Link } from "../../shell/link.tsx";
import { useCan } from "../../shell/me-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";

const mostWays = 12;
const mostOrders = 24;

/** What a hub's closing affects: lanes, vehicles, people, orders, the ways over it with a way around each, and who could stand in. */
export function AffectedList({ hubId }: { hubId: string }) {
  const t = useTranslations("web.hubs.affected");
  const spans = useSpans();
  const mayOpen = useCan("orders.view");
  const query = useQuery(useTRPC().routes.hubs.affected.queryOptions({ hubId }));
  if (query.isError && !query.data) return <QueryFailure query={query} />;
  if (!query.data) return <Skeleton className="h-24 w-full" />;
  const { lanes, vehicles, workers, orders, orderCount, ways, wayCount, standIns } = query.data;
  return (
    <div className="grid gap-3">
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-ink-muted">
        <li>{t("lanes", { count: lanes })}</li>
        <li>{t("vehicles", { count: vehicles.length })}</li>
        <li>{t("workers", { count: workers.length })}</li>
      </ul>
      {orderCount > 0 && (
        <div>
          <p className="font-medium">{t("orders", { count: orderCount })}</p>
          <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-1">
            {orders.slice(0, mostOrders).map(({ id, number }) => (
              <li key={id}>
                {mayOpen ? (
                  <Link href={`/orders/${id}` as Route} className="text-accent-ink tabular-nums hover:underline">
                    {number}
                  </Link>
                ) : (
                  <span className="tabular-nums">{number}</span>
                )}
              </li>
            ))}
            {orderCount > mostOrders && (
              <li className="text-ink-muted">{t("moreOrders", { count: orderCount - mostOrders })}</li>
            )}
          </ul>
          {mayOpen && <p className="mt-1 text-caption text-ink-muted">{t("ordersHelp")}</p>}
        </div>
      )}
      {ways.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <div>
          <p className="font-medium">{t("ways", { count: wayCount })}</p>
          <ul className="mt-1 divide-y divide-line">
            {ways.slice(0, mostWays).map(({ from, to, over, around }) => (
              <li key={`${from.id} ${to.id}`} className="py-1.5">
                <p>{t("from", { from: from.name, to: to.name })}</p>
                {around ? (
                  <p className="text-caption text-ink-muted">
                    {t("around", { hubs: around.hubs.map(({ name }) => name).join(" → ") })} ·{" "}
                    {t("longer", { time: spans.duration((around.durationS - over.durationS) * 1_000) })}
                  </p>
                ) : (
                  <p className="text-caption text-critical-ink">{t("noWay")}</p>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {standIns.length > 0 && (
        <div>
          <p className="font-medium">{t("standIns")}</p>
          <ul className="mt-1">
            {standIns.map(({ id, name, greatCircleM }) => (
              <li key={id} className="flex items-baseline justify-between gap-3 py-0.5">
                <Link href={`/hubs/${id}` as Route} className="truncate hover:text-accent-ink hover:underline">
                  {name}
                </Link>
                <span className="shrink-0 text-ink-muted">{t("away", { distance: spans.distance(greatCircleM) })}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
