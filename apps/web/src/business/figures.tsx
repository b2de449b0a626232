"use client";

import { useTranslations } from "next-intl";
import type { Outputs } from "../trpc/router.ts";
import { FigureTile } from "./figure-tile.tsx";
import { useFigures } from "./use-figures.ts";

type FiguresProps = {
  orders: Outputs["business"]["orders"];
  routes: Outputs["business"]["routes"];
  incidents: Outputs["business"]["incidents"];
};

/** The figures of the period, each beside the period before. */
export function Figures({ orders, routes, incidents }: FiguresProps) {
  const t = useTranslations("web.business");
  const { share, percent, count, distance, money, kilograms } = useFigures();
  const both = (of: (figures: FiguresProps["routes"]["now"]) => number | null) => ({
    now: of(routes.now),
    before: of(routes.before),
  });
  const onTime = ({ onTime: some, late }: FiguresProps["orders"]["now"]) => share(some, some + late);
  const load = both(({ peakG, capacityG }) => share(peakG, capacityG));
  const time = both(({ workS, shiftS }) => share(workS, shiftS));
  const empty = both(({ emptyM, distanceM }) => share(emptyM, distanceM));
  const cost = both(({ costMinor, deliveries }) => share(costMinor, deliveries));
  const co2 = both(({ co2G, deliveries }) => share(co2G, deliveries));
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-3">
      <FigureTile
        label={t("onTime")}
        value={percent(onTime(orders.now))}
        hint={t("onTimeHint", { onTime: orders.now.onTime, late: orders.now.late })}
        now={onTime(orders.now)}
        before={onTime(orders.before)}
        better="more"
        isShare
      />
      <FigureTile
        label={t("orders")}
        value={count(orders.now.orders)}
        now={orders.now.orders}
        before={orders.before.orders}
      />
      <FigureTile label={t("load")} value={percent(load.now)} hint={t("loadHint")} {...load} better="more" isShare />
      <FigureTile label={t("time")} value={percent(time.now)} hint={t("timeHint")} {...time} better="more" isShare />
      <FigureTile
        label={t("distance")}
        value={distance(routes.now.distanceM)}
        hint={t("routes", { count: Math.round(routes.now.routes) })}
        {...both(({ distanceM }) => distanceM)}
      />
      <FigureTile
        label={t("empty")}
        value={percent(empty.now)}
        hint={t("emptyHint")}
        {...empty}
        better="less"
        isShare
      />
      <FigureTile
        label={t("cost")}
        value={money(cost.now, routes.currency)}
        hint={t("costHint", { total: money(routes.now.costMinor, routes.currency) })}
        {...cost}
        better="less"
      />
      <FigureTile
        label={t("co2")}
        value={kilograms(co2.now)}
        hint={t("co2Hint", { total: kilograms(routes.now.co2G) })}
        {...co2}
        better="less"
      />
      <FigureTile
        label={t("incidents")}
        value={count(incidents.now.incidents)}
        hint={t("incidentsHint", { critical: incidents.now.critical, unresolved: incidents.now.unresolved })}
        now={incidents.now.incidents}
        before={incidents.before.incidents}
        better="less"
      />
    </dl>
  );
}
