"use client";

import { useTranslations } from "next-intl";
import { ShortTime } from "../../format/times.tsx";
import type { Outputs } from "../../trpc/router.ts";

/** The first orders that a file would make. */
export function ImportSample({ sample }: { sample: Outputs["orders"]["imports"]["check"]["sample"] }) {
  const t = useTranslations("web.orders.importing");
  if (sample.length === 0) return null;
  const head = "border-line border-b px-3 py-2 font-medium text-ink-muted";
  return (
    <section>
      <h2 className="mb-2 font-semibold">{t("sample")}</h2>
      <div className="overflow-x-auto rounded-panel border border-line bg-surface">
        <table className="w-full text-left">
          <thead>
            <tr>
              <th className={`${head} text-right`}>{t("row")}</th>
              <th className={head}>{t("reference")}</th>
              <th className={head}>{t("customer")}</th>
              <th className={head}>{t("to")}</th>
              <th className={head}>{t("due")}</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {sample.map(({ row, reference, customer, to, dueAt }) => (
              <tr key={row}>
                <td className="px-3 py-1.5 text-right tabular-nums">{row}</td>
                <td className="px-3 py-1.5">{reference}</td>
                <td className="px-3 py-1.5">{customer}</td>
                <td className="px-3 py-1.5">{to}</td>
                <td className="whitespace-nowrap px-3 py-1.5">
                  <ShortTime at={dueAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
