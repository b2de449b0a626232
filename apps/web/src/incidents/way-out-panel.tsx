"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { buttonClass } from "@cartage/ui/button-class";
import { Panel } from "@cartage/ui/panel";
import { useQuery } from "@tanstack/react-query";
import { RouteIcon } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { QueryFailure } from "../list/query-failure.tsx";
import { useSpans } from "../map/history/spans.tsx";
import { Link } from "../shell/link.tsx";
import { useTRPC } from "../trpc/client.tsx";

const mostOrders = 40;

/** One press says where the goods can be brought, who could take them over, and which day to plan anew. */
export function WayOutPanel({ incidentId }: { incidentId: string }) {
  const t = useTranslations("web.incidents.wayOut");
  const spans = useSpans();
  const [isAsked, setAsked] = useState(false);
  const query = useQuery(useTRPC().incidents.wayOut.queryOptions({ incidentId }, { enabled: isAsked }));
  const found = query.data;
  return (
    <Panel
      title={t("title")}
      actions={
        <Button
          size="small"
          isBusy={query.isFetching}
          onClick={() => (isAsked ? void query.refetch() : setAsked(true))}
        >
          {t("find")}
        </Button>
      }
    >
      {query.isError && <QueryFailure query={query} />}
      {!found && !query.isError && <p className="py-2 text-ink-muted">{t("text")}</p>}
      {found && (
        <div className="grid gap-3 py-2">
          <p className="flex flex-wrap items-center gap-3">
            <span>{t("goods", { count: found.goods.orders.length, kg: Math.ceil(found.goods.weightG / 1_000) })}</span>
            {found.goods.route && (
              <Link
                // opens planning for what this vehicle leaves behind
                href={
                  `/routes?day=${found.goods.route.day}&route=${found.vehicleId}&replan=${found.vehicleId}` as Route
                }
                className={buttonClass("secondary", "small")}
              >
                <RouteIcon />
                {t("replan")}
              </Link>
            )}
          </p>
          {found.goods.orders.length > 0 && (
            <ul className="flex flex-wrap gap-x-3 gap-y-1" aria-label={t("orders")}>
              {found.goods.orders.slice(0, mostOrders).map(({ id, number }) => (
                <li key={id}>
                  <Link href={`/orders/${id}` as Route} className="text-accent-ink tabular-nums hover:underline">
                    {number}
                  </Link>
                </li>
              ))}
            </ul>
          )}
          {found.vehicleId !== null && (
            <>
              <Found title={t("hubs")} none={t("noHubs")} count={found.hubs.length}>
                {found.hubs.map(({ id, name, distanceM, durationS }) => (
                  <li key={id} className="flex items-center gap-3 py-1.5">
                    <Way href={`/hubs/${id}`}>{name}</Way>
                    <span className="shrink-0 text-ink-muted tabular-nums">
                      {spans.distance(distanceM)} · {spans.duration(durationS * 1_000)}
                    </span>
                  </li>
                ))}
              </Found>
              <Found title={t("vehicles")} none={t("noVehicles")} count={found.vehicles.length}>
                {found.vehicles.map(({ id, name, distanceM, freeWeightKg, hasRoute }) => (
                  <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
                    <Way href={`/vehicles/${id}`}>{name}</Way>
                    <Badge tone={hasRoute ? "idling" : "neutral"}>{t(hasRoute ? "busy" : "idle")}</Badge>
                    <span className="shrink-0 text-ink-muted tabular-nums">
                      {freeWeightKg === null ? t("freeUnknown") : t("free", { kg: freeWeightKg })} ·{" "}
                      {spans.distance(distanceM)}
                    </span>
                  </li>
                ))}
              </Found>
            </>
          )}
        </div>
      )}
    </Panel>
  );
}

type FoundProps = { title: string; none: string; count: number; children: ReactNode };

function Found({ title, none, count, children }: FoundProps) {
  return (
    <section aria-label={title}>
      <h3 className="font-medium">{title}</h3>
      {count === 0 ? (
        <p className="py-1.5 text-ink-muted">{none}</p>
      ) : (
        <ul className="divide-y divide-line">{children}</ul>
      )}
    </section>
  );
}

function Way({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href as Route} className="min-w-0 flex-1 truncate font-medium hover:text-accent-ink hover:underline">
      {children}
    </Link>
  );
}
