"use client";

import { Button } from "@cartage/ui/button";
import type { DataColumn } from "@cartage/ui/data-column";
import { toast } from "@cartage/ui/toast";
import { useInfiniteQuery } from "@tanstack/react-query";
import { DownloadIcon } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { exportRows } from "../list/export-rows.ts";
import { PagedPanel } from "../list/paged-panel.tsx";
import { pagesOf } from "../list/pages.ts";
import { useFailureToast } from "../list/use-failure-toast.ts";
import { minorPerMajor } from "../orders/order-measures.tsx";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/router.ts";
import { useBusiness } from "./use-business.ts";
import { useFigures } from "./use-figures.ts";

type Page = Outputs["business"]["routesBehind"];
type Row = Page["items"][number] & Pick<Page, "currency">;

/** The routes that distance, load, time, cost and CO₂ were summed up of, each with what it adds. */
export function RoutesBehind() {
  const t = useTranslations("web.business");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const failed = useFailureToast();
  const columns = useRouteColumns();
  const asked = { ...useBusiness().input, limit: 20 };
  const fetchPage = async (cursor: string | undefined, limit = asked.limit) => {
    const { items, nextCursor, currency } = await client.business.routesBehind.query({
      ...{ ...asked, limit },
      ...(cursor && { cursor }),
    });
    return { items: items.map((route): Row => ({ ...route, currency })), nextCursor };
  };
  const query = useInfiniteQuery(pagesOf(trpc.business.routesBehind.queryKey(asked), (cursor) => fetchPage(cursor)));
  const exportAll = () =>
    exportRows({ name: "routes", kind: "csv", columns, fetchPage: (cursor) => fetchPage(cursor, 200) }).then(
      (count) => toast(tCommon("exported", { count })),
      failed,
    );
  return (
    <section>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 className="flex-1 font-semibold">{t("routesBehind")}</h2>
        <Button size="small" onClick={() => void exportAll()}>
          <DownloadIcon />
          {t("csv")}
        </Button>
      </div>
      <PagedPanel
        query={query}
        caption={t("routesBehind")}
        empty={<p className="rounded-panel border border-line bg-surface p-4 text-ink-muted">{t("noRoutes")}</p>}
        item={(route) => <RouteRow key={route.id} route={route} />}
      />
    </section>
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
function useRouteColumns(): DataColumn<Row>[] {
  const t = useTranslations("web.business.routeColumns");
  const plain = (id: Parameters<typeof t>[0], text: (row: Row) => string | number | null): DataColumn<Row> => ({
    ...{ id, header: t(id), width: "w-auto", skeleton: "w-20", text },
    cell: (row) => text(row),
  });
  return [
    plain("day", ({ day }) => day),
    plain("vehicle", ({ vehicle }) => vehicle),
    plain("driver", ({ driver }) => driver),
    plain("state", ({ state }) => state),
    plain("share", ({ routes }) => routes),
    plain("deliveries", ({ deliveries }) => deliveries),
    plain("distance", ({ distanceM }) => Math.round(distanceM)),
    plain("empty", ({ emptyM }) => Math.round(emptyM)),
    plain("load", ({ peakG }) => Math.round(peakG)),
    plain("capacity", ({ capacityG }) => Math.round(capacityG)),
    plain("work", ({ workS }) => Math.round(workS)),
    plain("shift", ({ shiftS }) => Math.round(shiftS)),
    plain("cost", ({ costMinor, currency }) => costMinor / minorPerMajor(currency)),
    plain("currency", ({ currency }) => currency),
    plain("co2", ({ co2G }) => Math.round(co2G)),
  ];
}
