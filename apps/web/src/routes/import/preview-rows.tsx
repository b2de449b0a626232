"use client";

import { Badge, type Tone } from "@cartage/ui/badge";
import { CircleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useProblemText } from "../../i18n/use-problem-text.ts";
import type { Outputs } from "../../trpc/router.ts";

type Row = Outputs["routes"]["imports"]["preview"]["rows"][number];

const tones: Record<Row["outcome"], Tone> = {
  added: "accent",
  changed: "warning",
  same: "neutral",
  faulty: "critical",
};
const mostShown = 100;

/** What each row of a file would do; all that are faulty, and the first of the others. */
export function PreviewRows({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations("web.networkImport");
  const problemText = useProblemText();
  const faulty = rows.filter(({ outcome }) => outcome === "faulty");
  const others = rows.filter(({ outcome }) => outcome !== "faulty");
  const shown = [...faulty, ...others.slice(0, mostShown)];
  return (
    <>
      <ul aria-label={t("rows")} className="divide-y divide-line rounded-panel border border-line">
        {shown.map(({ row, key, outcome, faults }) => (
          <li key={row} className="grid gap-1 px-3 py-2">
            <div className="flex items-baseline gap-3">
              <span className="w-16 shrink-0 text-caption text-ink-muted tabular-nums">{t("row", { row })}</span>
              <span className="min-w-0 flex-1 truncate">{key}</span>
              <Badge tone={tones[outcome]}>{t(`outcomes.${outcome}`)}</Badge>
            </div>
            {faults.map((fault) => (
              <p
                key={`${fault.column} ${fault.code}`}
                className="flex items-start gap-1.5 text-caption text-critical-ink"
              >
                <CircleAlertIcon className="mt-0.5 size-3.5 shrink-0" />
                <span>
                  {fault.column && <span className="font-mono">{fault.column}: </span>}
                  {problemText(fault)}
                </span>
              </p>
            ))}
          </li>
        ))}
      </ul>
      {others.length > mostShown && <p className="text-ink-muted">{t("more", { count: others.length - mostShown })}</p>}
    </>
  );
}
