"use client";

import { useTranslations } from "next-intl";
import { useProblemText } from "../../i18n/use-problem-text.ts";
import type { Outputs } from "../../trpc/router.ts";

type Fault = Outputs["orders"]["imports"]["check"]["faults"][number];
const mostShown = 200;

/** What is wrong, by row and column. */
export function ImportFaults({ faults }: { faults: readonly Fault[] }) {
  const t = useTranslations("web.orders.importing");
  const problemText = useProblemText();
  if (faults.length === 0) return null;
  const head = "border-line border-b px-3 py-2 font-medium text-ink-muted";
  return (
    <section className="overflow-x-auto rounded-panel border border-line bg-surface">
      <table className="w-full text-left">
        <thead>
          <tr>
            <th className={`${head} text-right`}>{t("row")}</th>
            <th className={head}>{t("column")}</th>
            <th className={head}>{t("found")}</th>
            <th className={head}>{t("problem")}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {faults.slice(0, mostShown).map((fault) => (
            <tr key={`${fault.row} ${fault.column} ${fault.problem.code}`}>
              <td className="px-3 py-1.5 text-right tabular-nums">{fault.row}</td>
              <td className="px-3 py-1.5">
                <code className="font-mono text-caption">{fault.column}</code>
              </td>
              <td className="max-w-56 truncate px-3 py-1.5">
                {fault.found || <span className="text-ink-faint">{t("nothing")}</span>}
              </td>
              <td className="px-3 py-1.5">{problemText(fault.problem)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {faults.length > mostShown && (
        <p className="border-line border-t px-3 py-2 text-ink-muted">
          {t("more", { count: faults.length - mostShown })}
        </p>
      )}
    </section>
  );
}
