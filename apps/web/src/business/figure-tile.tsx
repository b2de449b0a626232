"use client";

import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";

type FigureTileProps = {
  label: string;
  value: ReactNode;
  hint?: string;
  now: number | null;
  before: number | null;
  /** Which way is good; neither where it depends. */
  better?: "more" | "less";
  /** Shares are compared by their difference, amounts by how much of the one before. */
  isShare?: boolean;
};

/** One figure, and how it stands to the period before. */
export function FigureTile({ label, value, hint, now, before, better, isShare = false }: FigureTileProps) {
  const t = useTranslations("web.business");
  const format = useFormatter();
  const isKnown = now !== null && before !== null && (isShare || before > 0);
  const change = isKnown ? (isShare ? now - before : (now - before) / before) : null;
  const isGood = change !== null && better !== undefined && (better === "more" ? change > 0 : change < 0);
  const isBad = change !== null && better !== undefined && change !== 0 && !isGood;
  const signed = { signDisplay: "exceptZero", maximumFractionDigits: 1 } as const;
  return (
    <div className="min-w-0 rounded-panel border border-line bg-surface px-4 py-3">
      <dt className="text-ink-muted">{label}</dt>
      <dd className="mt-1 truncate font-semibold text-heading tabular-nums">{value}</dd>
      <dd
        className={clsx(
          "mt-0.5 text-caption tabular-nums",
          isGood ? "text-moving-ink" : isBad ? "text-critical-ink" : "text-ink-muted",
        )}
      >
        {change === null
          ? t("noBefore")
          : isShare
            ? t("points", { value: format.number(change * 100, signed) })
            : t("change", { value: format.number(change, { ...signed, style: "percent" }) })}
      </dd>
      {hint && <dd className="mt-1 text-caption text-ink-muted">{hint}</dd>}
    </div>
  );
}
