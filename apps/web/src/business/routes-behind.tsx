"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ExportedColumn } from "../list/export-rows.ts";
import { minorPerMajor } from "../orders/order-measures.tsx";
import { Link } from "../shell/link.tsx";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/router.ts";
import { BehindPanel } from "./behind-panel.tsx";
import { useBusiness } from "./use-business.ts";
import { useFigures } from "./use-figures.ts";

type Page = Outputs["business"]["routesBehind"];
type Row = Page["items"][number] & Pick<Page, "currency">;

/** The routes that distance, load, time, cost and CO₂ were summed up of, each with what it adds. */
export function RoutesBehind() {
  const t = useTranslations("web.business");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const columns = useRouteColumns();
  const asked = useBusiness().input;
  const fetchPage = async (cursor: string | undefined, limit: number) => {
    const { items, nextCursor, currency } = await client.business.routesBehind.query({
      ...{ ...asked, limit },
      ...(cursor && { cursor }),
    });
    return { items: items.map((route): Row => ({ ...route, currency })), nextCursor };
  };
  return (
    <BehindPanel
      name="routes"
      title={t("routesBehind")}
      queryKey={trpc.business.routesBehind.queryKey(asked)}
      fetchPage={fetchPage}
      columns={columns}
      empty={t("noRoutes")}
      item={(route) => <RouteRow key={route.id} route={route} />}
    />
  );
}

function RouteRow({ route }: { route: Row }) {
  const t = useTranslations("web.business");
  const tBoard = useTranslations("web.board");
  const format = useFormatter();
  const { share, percent, distance, hours, money, kilograms } = useFigures();
  const { day, vehicle, driver, state, routes, distanceM, emptyM, peakG, capacityG, workS } = route;
  const figures = [
    distance(distanceM),
    `${t("empty")} ${percent(share(emptyM, distanceM))}`,
    `${t("load")} ${percent(share(peakG, capacityG))}`,
    hours(workS),
    money(route.costMinor, route.currency),
    `CO₂ ${kilograms(route.co2G)}`,
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
      <Link
        href={{ pathname: "/routes", query: { day } }}
        className="w-28 text-accent-ink tabular-nums hover:underline"
      >
        {format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" })}
      </Link>
      <span className="min-w-0 flex-1 truncate">
        {vehicle} <span className="text-ink-muted">{driver}</span>
        {routes < 1 && <span className="text-ink-muted"> · {t("ofRoute", { percent: percent(routes) })}</span>}
      </span>
      <span className="text-ink-muted tabular-nums">{figures.join(" · ")}</span>
      <span className="w-24 text-ink-muted">{tBoard(`states.${state}`)}</span>
    </li>
  );
}

/** What a file of the routes has. */
function useRouteColumns(): ExportedColumn<Row>[] {
  const t = useTranslations("web.business.routeColumns");
  return [
    { header: t("day"), text: ({ day }) => day },
    { header: t("vehicle"), text: ({ vehicle }) => vehicle },
    { header: t("driver"), text: ({ driver }) => driver },
    { header: t("state"), text: ({ state }) => state },
    { header: t("share"), text: ({ routes }) => routes },
    { header: t("deliveries"), text: ({ deliveries }) => deliveries },
    { header: t("distance"), text: ({ distanceM }) => Math.round(distanceM) },
    { header: t("empty"), text: ({ emptyM }) => Math.round(emptyM) },
    { header: t("load"), text: ({ peakG }) => Math.round(peakG) },
    { header: t("capacity"), text: ({ capacityG }) => Math.round(capacityG) },
    { header: t("work"), text: ({ workS }) => Math.round(workS) },
    { header: t("shift"), text: ({ shiftS }) => Math.round(shiftS) },
    { header: t("cost"), text: ({ costMinor, currency }) => costMinor / minorPerMajor(currency) },
    { header: t("currency"), text: ({ currency }) => currency },
    { header: t("co2"), text: ({ co2G }) => Math.round(co2G) },
  ];
}
