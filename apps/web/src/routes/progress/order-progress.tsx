"use client";

import { Badge } from "@cartage/ui/badge";
import { Panel } from "@cartage/ui/panel";
import { Skeleton } from "@cartage/ui/skeleton";
import { UsageBar } from "@cartage/ui/usage-bar";
import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useFormatter, useTranslations } from "next-intl";
import { orderAlertsAddress } from "../../alerts/alerts-input.ts";
import { ShortTime } from "../../format/times.tsx";
import { QueryFailure } from "../../list/query-failure.tsx";
import { Link } from "../../shell/link.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/router.ts";
import { isSign } from "./alert-cause.tsx";
import { OrderStop } from "./order-stop.tsx";

type OrderProgressData = Outputs["routes"]["progress"]["order"];

const refreshMs = 15_000;

/** Where an order's goods were, where they are, and when they will be there. */
export function OrderProgress({ orderId, isOver }: { orderId: string; isOver: boolean }) {
  const t = useTranslations("web.progress.order");
  const trpc = useTRPC();
  const query = useQuery({ ...trpc.routes.progress.order.queryOptions({ orderId }), refetchInterval: refreshMs });
  // of what is over and was on no route there is nothing to say
  if (isOver && query.data?.stops.length === 0) return null;
  return (
    <Panel title={t("title")}>
      {query.isPending && <Skeleton className="my-3 h-16 w-full" />}
      {query.isError && !query.data && <QueryFailure query={query} />}
      {query.data?.stops.length === 0 && <p className="py-2 text-ink-muted">{t("none")}</p>}
      {query.data && query.data.stops.length > 0 && (
        <>
          {legsOf(query.data).map(([routeId, stops]) => (
            <Leg key={routeId} stops={stops} />
          ))}
          {query.data.alerts.length > 0 && <Wrongs orderId={orderId} alerts={query.data.alerts} />}
        </>
      )}
    </Panel>
  );
}

/** Stops of one leg on one route belong together. */
function legsOf({ stops }: OrderProgressData): [string, OrderProgressData["stops"]][] {
  return [...Map.groupBy(stops, ({ routeId, leg }) => `${routeId} ${leg}`)];
}

function Leg({ stops }: { stops: OrderProgressData["stops"] }) {
  const t = useTranslations("web.progress.order");
  const tConditions = useTranslations("web.progress.conditions");
  const [first] = stops;
  if (!first) return null;
  const { vehicle, percent, driverName } = first;
  const named = {
    vehicle: vehicle.name,
    percent: percent ?? 0,
  };
  // of stops that are over the vehicle has nothing ahead
  const vehicleConditions = stops.at(-1)?.vehicleConditions ?? [];
  return (
    <section className="border-line border-b py-3 last:border-b-0">
      <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 pb-1">
        <Link href={`/vehicles/${vehicle.id}` as Route} className="font-medium hover:underline">
          {percent === null ? t("routePlanned", named) : t("route", named)}
        </Link>
        {driverName && <span className="text-ink-muted">· {t("driver", { driver: driverName })}</span>}
        {vehicleConditions.map((condition) => (
          <Badge key={condition} tone="warning">
            {tConditions(condition)}
          </Badge>
        ))}
      </h3>
      {percent !== null && <UsageBar share={Math.min(0.999, percent / 100)} className="mb-2" />}
      <ol className="divide-y divide-line">
        {stops.map((stop) => (
          <OrderStop key={stop.stopId} stop={stop} />
        ))}
      </ol>
    </section>
  );
}

function Wrongs({ orderId, alerts }: { orderId: string; alerts: OrderProgressData["alerts"] }) {
  const t = useTranslations("web.progress.order");
  const format = useFormatter();
  const tConditions = useTranslations("web.progress.conditions");
  const shown = { day: "numeric", month: "short", hour: "numeric", minute: "2-digit" } as const;
  return (
    <section className="py-3">
      <h3 className="pb-1 font-medium">{t("alerts")}</h3>
      <ul className="grid gap-1.5">
        {alerts.map(({ alertId, rule, sign, beganAt, recoveredAt, severity }) => (
          <li key={alertId} className="flex flex-wrap items-center gap-2">
            <Badge tone={recoveredAt === null ? (severity === "critical" ? "critical" : "warning") : "neutral"}>
              {isSign(sign) ? tConditions(sign) : rule}
            </Badge>
            <Link href={`/alerts/${alertId}` as Route} className="text-accent-ink hover:underline">
              {rule}
            </Link>
            <span className="text-ink-muted">
              {recoveredAt === null ? (
                t("since", { time: format.dateTime(beganAt, shown) })
              ) : (
                <>
                  <ShortTime at={beganAt} />, {t("over", { time: format.dateTime(recoveredAt, shown) })}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      <Link href={orderAlertsAddress(orderId) as Route} className="mt-2 inline-block text-accent-ink hover:underline">
        {t("allAlerts")}
      </Link>
    </section>
  );
}
