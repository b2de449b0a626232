"use client";

import { UsageBar } from "@cartage/ui/usage-bar";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { RelativeTime } from "../format/times.tsx";
import { useLetterSource } from "./use-letter-source.ts";

/** What was read again lately, and how far it is. */
export function RetriesList({ isEverywhere }: { isEverywhere: boolean }) {
  const t = useTranslations("web.letters");
  const tReason = useTranslations("web.devices.reasons");
  const { data: retries = [] } = useQuery({
    ...useLetterSource(isEverywhere).retries(),
    refetchInterval: ({ state }) => (state.data?.some(({ finishedAt }) => finishedAt === null) ? 1_000 : 10_000),
  });
  if (retries.length === 0) return null;
  return (
    <section className="mb-4">
      <h2 className="mb-2 font-medium">{t("retries")}</h2>
      <ul className="divide-y divide-line rounded-panel border border-line bg-surface">
        {retries.map(({ id, reason, requestedAt, finishedAt, letters, tried, taken, positions }) => (
          <li key={id} className="px-4 py-2 text-caption">
            <div className="flex flex-wrap items-center gap-x-3">
              <span>{reason && (tReason.has(reason as "missing") ? tReason(reason as "missing") : reason)}</span>
              <span className="ml-auto text-ink-muted">
                {finishedAt === null ? t("retryRunning") : t("retryDone")} · <RelativeTime at={requestedAt} />
              </span>
            </div>
            <p className="text-ink-muted tabular-nums">{t("retry", { letters, tried, taken, positions })}</p>
            {finishedAt === null && <UsageBar share={letters > 0 ? (tried / letters) * 0.999 : 0} className="mt-1" />}
          </li>
        ))}
      </ul>
    </section>
  );
}
