"use client";

import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { useSpans } from "../../map/history/spans.tsx";
import type { Outputs } from "../../trpc/router.ts";

type Horizons = Outputs["routes"]["progress"]["calibration"]["horizons"];

const cell = "px-3 py-2 text-right tabular-nums";

/** How predictions held by how far ahead they looked; a dash where nothing was predicted yet. */
export function HorizonTable({ horizons }: { horizons: Horizons }) {
  const t = useTranslations("web.progress.arrivals");
  const none = useTranslations("web.common")("noData");
  const format = useFormatter();
  const spans = useSpans();
  const share = (value: number | undefined) =>
    value === undefined ? none : format.number(value, { style: "percent", maximumFractionDigits: 0 });
  return (
    <div className="-mx-4 overflow-x-auto">
      <table className="w-full min-w-120">
        <thead className="text-caption text-ink-muted">
          <tr>
            <th scope="col" className="px-4 py-2 text-left font-medium">
              {t("columns.horizon")}
            </th>
            {(["count", "p90", "recent", "p50", "width"] as const).map((column) => (
              <th key={column} scope="col" className="px-3 py-2 text-right font-medium">
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-line border-t">
          {horizons.map(({ untilS, count, held, recent }) => (
            <tr key={untilS ?? "beyond"} className={clsx(count === 0 && "text-ink-faint")}>
              <th scope="row" className="px-4 py-2 text-left font-normal">
                {untilS === null ? t("horizon.beyond") : t("horizon.upTo", { time: spans.duration(untilS * 1000) })}
              </th>
              <td className={cell}>{format.number(count)}</td>
              <td className={cell}>{share(held?.p90)}</td>
              <td className={cell}>{share(held ? recent.p90 : undefined)}</td>
              <td className={cell}>{share(held?.p50)}</td>
              <td className={cell}>{held ? spans.duration(held.meanWidthS * 1000) : none}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
