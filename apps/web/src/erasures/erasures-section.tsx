"use client";

import { Badge } from "@cartage/ui/badge";
import { Skeleton } from "@cartage/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { QueryFailure } from "../list/query-failure.tsx";
import { useTRPC } from "../trpc/client.tsx";

const lookAgainMs = 5_000;

/** What was erased on request, and how far the jobs are with what is not finished. */
export function ErasuresSection() {
  const t = useTranslations("web.erasures");
  const format = useFormatter();
  const erasures = useQuery(
    useTRPC().tracking.erasures.list.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.some(({ finishedAt }) => finishedAt === null) ? lookAgainMs : false),
    }),
  );
  const day = (at: number) => format.dateTime(at, { dateStyle: "medium", timeZone: "UTC" });
  return (
    <section
      aria-label={t("section")}
      className="grid gap-x-8 gap-y-3 px-4 py-6 sm:px-6 lg:grid-cols-[15rem_minmax(0,34rem)] lg:py-8"
    >
      <div>
        <h2 className="font-semibold text-reading">{t("section")}</h2>
        <p className="mt-1 text-ink-muted">{t("sectionLead")}</p>
      </div>
      <div className="rounded-panel border border-line bg-surface">
        {erasures.isPending && <Skeleton className="m-4 h-5" />}
        {erasures.isError && <QueryFailure query={erasures} />}
        {erasures.data?.length === 0 && <p className="p-4 text-ink-muted">{t("none")}</p>}
        <ul className="divide-y divide-line">
          {erasures.data?.map((erasure) => (
            <li key={erasure.id} className="grid gap-1 p-4">
              <div className="flex items-center justify-between gap-3">
                <span className="font-medium">{erasure.name ?? "–"}</span>
                <Badge tone={erasure.finishedAt === null ? "accent" : "neutral"}>
                  {t(erasure.finishedAt === null ? "underWay" : "done")}
                </Badge>
              </div>
              <p className="text-ink-muted">
                {t("line", {
                  from: day(erasure.from),
                  to: day(erasure.until - 1),
                  who: erasure.askedBy ?? t("someone"),
                })}
              </p>
              <p className="text-ink-muted">
                {t("gone", { positions: erasure.positions, letters: erasure.letters, facts: erasure.facts })}
              </p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
