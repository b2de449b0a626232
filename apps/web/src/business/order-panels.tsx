"use client";

import { Panel } from "@cartage/ui/panel";
import { UsageBar } from "@cartage/ui/usage-bar";
import { useTranslations } from "next-intl";
import type { Outputs } from "../trpc/router.ts";
import { DayChart } from "./day-chart.tsx";
import { useBusiness } from "./use-business.ts";
import { useFigures } from "./use-figures.ts";

type Counted = Outputs["business"]["orders"];

/** Orders day by day with those that were late, and in which states they are; a state leads to its orders. */
export function OrderPanels({ counted }: { counted: Counted }) {
  const t = useTranslations("web.business");
  const tStates = useTranslations("web.orders.states");
  const { filters, setFilters } = useBusiness();
  const { count } = useFigures();
  const most = Math.max(1, ...counted.states.map(({ orders }) => orders));
  return (
    <>
      <DayChart
        title={t("ordersByDay")}
        legend={{ value: t("due"), marked: t("late") }}
        days={counted.days.map(({ day, orders, late }) => ({ day, value: orders, marked: late }))}
        write={count}
      />
      <Panel title={t("byState")}>
        {counted.states.length === 0 && <p className="py-2 text-ink-muted">{t("nothing")}</p>}
        <ul className="grid gap-1 py-1">
          {counted.states
            .toSorted((one, other) => other.orders - one.orders)
            .map(({ state, orders }) => (
              <li key={state}>
                <button
                  type="button"
                  aria-pressed={filters.state === state}
                  onClick={() => void setFilters({ state: filters.state === state ? null : state, outcome: null })}
                  className="grid w-full grid-cols-[9rem_minmax(0,1fr)_4rem] items-center gap-3 rounded-control px-1.5 py-1 text-left hover:bg-hover aria-pressed:bg-accent-soft pointer-coarse:min-h-11"
                >
                  <span className="truncate">{tStates(state)}</span>
                  <UsageBar share={Math.min(0.999, orders / most)} />
                  <span className="text-right tabular-nums">{count(orders)}</span>
                </button>
              </li>
            ))}
        </ul>
      </Panel>
    </>
  );
}
