"use client";

import { useTranslations } from "next-intl";
import { useMe } from "../shell/me-context.tsx";
import type { Fault } from "./report-context.tsx";

/** All that a report holds besides the person's own sentence. */
export function ReportedFacts({ report }: { report: Fault & { path: string; version: string } }) {
  const t = useTranslations("web.report");
  const { user, organisation } = useMe();
  const facts = [
    ["from", [user.name, user.email, organisation?.name].filter(Boolean).join(", ")],
    ["page", report.path],
    ["trace", report.traceId],
    ["code", report.code],
    ["browser", navigator.userAgent],
    ["version", report.version],
  ] as const;
  return (
    <section aria-label={t("sent")} className="mt-4">
      <h3 className="mb-1.5 font-medium">{t("sent")}</h3>
      <dl className="divide-y divide-line rounded-control bg-sunken px-3">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name} className="grid grid-cols-[6rem_minmax(0,1fr)] gap-3 py-1.5 text-caption">
                <dt className="text-ink-muted">{t(name)}</dt>
                <dd className="break-words font-mono">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}
