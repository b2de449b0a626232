"use client";

import { businessKeys } from "@cartage/domain/business/inputs";
import { Button } from "@cartage/ui/button";
import { toCsv } from "@cartage/ui/csv";
import { download } from "@cartage/ui/download";
import { Panel } from "@cartage/ui/panel";
import { Select } from "@cartage/ui/select";
import { Skeleton } from "@cartage/ui/skeleton";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { DownloadIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { QueryFailure } from "../list/query-failure.tsx";
import { useTRPC } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/router.ts";
import { useBusiness } from "./use-business.ts";
import { useFigures } from "./use-figures.ts";

type Row = Outputs["business"]["breakDown"]["rows"][number];

/** The figures by customer, vehicle, driver or hub; a name narrows the whole page to it. */
export function BreakDownTable() {
  const t = useTranslations("web.business");
  const trpc = useTRPC();
  const { filters, setFilters, input } = useBusiness();
  const { by } = filters;
  const { share, percent, count, distance, money } = useFigures();
  const options = trpc.business.breakDown.queryOptions({ ...input, by }, { placeholderData: keepPreviousData });
  const query = useQuery(options);
  const currency = query.data?.currency ?? "VND";
  const columns: { name: string; of: (row: Row) => number | null; write: (value: number | null) => string }[] = [
    { name: t("orders"), of: (row) => row.orders, write: (value) => count(value ?? 0) },
    { name: t("onTime"), of: (row) => share(row.onTime, row.onTime + row.late), write: percent },
    { name: t("distance"), of: (row) => row.distanceM, write: (value) => distance(value ?? 0) },
    { name: t("empty"), of: (row) => share(row.emptyM, row.distanceM), write: percent },
    { name: t("load"), of: (row) => share(row.peakG, row.capacityG), write: percent },
    { name: t("time"), of: (row) => share(row.workS, row.shiftS), write: percent },
    {
      name: t("cost"),
      of: (row) => share(row.costMinor, row.deliveries),
      write: (value) => money(value, currency),
    },
    {
      name: t("co2"),
      of: (row) => share(row.co2G / 1_000, row.deliveries),
      write: (value) => (value === null ? percent(null) : t("kg", { value })),
    },
    { name: t("incidents"), of: (row) => row.incidents, write: (value) => count(value ?? 0) },
  ];
  const rows = query.data?.rows ?? [];
  const nameOf = (row: Row) => row.name ?? t(`noOne.${by}`);
  const exportCsv = () =>
    download(
      `business-by-${by}-${input.fromDay}-${input.untilDay}.csv`,
      toCsv(
        [t(`keys.${by}`), ...columns.map(({ name }) => name)],
        rows.map((row) => [nameOf(row), ...columns.map(({ of }) => of(row))]),
      ),
    );
  return (
    <Panel
      title={t("breakDown")}
      actions={
        <>
          <Select
            label={t("breakDown")}
            value={by}
            onChange={(value) => void setFilters({ by: value })}
            choices={businessKeys.map((value) => ({ value, label: t(`keys.${value}`) }))}
            className="w-36"
          />
          <Button size="small" disabled={rows.length === 0} onClick={exportCsv}>
            <DownloadIcon />
            {t("csv")}
          </Button>
        </>
      }
    >
      {query.isPending ? (
        <Skeleton className="my-3 h-24 w-full" />
      ) : !query.data ? (
        <QueryFailure query={query} />
      ) : rows.length === 0 ? (
        <p className="py-2 text-ink-muted">{t("nothing")}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keys too
        <section aria-label={t("breakDown")} tabIndex={0} className="-mx-4 overflow-x-auto px-4">
          <table className="w-full min-w-180 text-left tabular-nums">
            <thead className="text-ink-muted">
              <tr className="border-line border-b">
                <th className="py-2 pr-3 font-medium">{t(`keys.${by}`)}</th>
                {columns.map(({ name }) => (
                  <th key={name} className="px-2 py-2 text-right font-medium">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row" className="max-w-56 truncate py-1.5 pr-3 font-normal">
                    {row.id === null ? (
                      <span className="text-ink-muted">{nameOf(row)}</span>
                    ) : (
                      <button
                        type="button"
                        onClick={() => void setFilters({ [by]: row.id })}
                        className="text-accent-ink hover:underline pointer-coarse:min-h-11"
                      >
                        {nameOf(row)}
                      </button>
                    )}
                  </th>
                  {columns.map(({ name, of, write }) => (
                    <td key={name} className="whitespace-nowrap px-2 py-1.5 text-right">
                      {write(of(row))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Panel>
  );
}
