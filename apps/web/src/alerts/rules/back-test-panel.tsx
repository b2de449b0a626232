"use client";

import type { RuleDefinition } from "@cartage/domain/alerts/inputs";
import { Button } from "@cartage/ui/button";
import { Notice } from "@cartage/ui/notice";
import { Panel } from "@cartage/ui/panel";
import { Skeleton } from "@cartage/ui/skeleton";
import { HourglassIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { QueryFailure } from "../../list/query-failure.tsx";
import { BackTestResult } from "./back-test-result.tsx";
import { useBackTest } from "./use-back-test.ts";

/** What the rule as it is written now would have done over the last 30 days. */
export function BackTestPanel({ definition, isWhole }: { definition: RuleDefinition; isWhole: boolean }) {
  const t = useTranslations("web.rules.backTest");
  // what goes wrong on routes is told by their progress then, which is not kept
  const isOfRoutes = definition.condition.kind === "transport";
  const { query, isRunning, isWaiting } = useBackTest(definition, isWhole && !isOfRoutes);
  const { data } = query;
  if (isOfRoutes)
    return (
      <Panel title={t("title")}>
        <p className="py-2 text-ink-muted">{t("ofRoutes")}</p>
      </Panel>
    );
  return (
    <Panel
      title={t("title")}
      actions={
        <Button look="quiet" disabled={!isWhole} isBusy={isRunning} onClick={() => void query.refetch()}>
          {t("again")}
        </Button>
      }
    >
      {/* one region for all that it says, so that a screen reader hears of each new answer */}
      <div aria-live="polite" aria-busy={isRunning} className="min-h-40 py-1">
        {!isWhole && <p className="py-1 text-ink-muted">{t("incomplete")}</p>}
        {isWhole && isWaiting && (
          <Notice tone="warning" icon={<HourglassIcon />} className="mb-3">
            {t("busy")}
          </Notice>
        )}
        {isWhole && query.isError && !isWaiting && <QueryFailure query={query} />}
        {isWhole && !data && !query.isError && <Running label={t("running")} />}
        {isWhole && data && (!query.isError || isWaiting) && (
          <div className={isRunning ? "opacity-50 transition-opacity" : "transition-opacity"}>
            <BackTestResult result={data} />
          </div>
        )}
      </div>
    </Panel>
  );
}

function Running({ label }: { label: string }) {
  return (
    <div>
      <p className="text-ink-muted">{label}</p>
      <Skeleton className="mt-3 h-28 w-full" />
      <Skeleton className="mt-3 h-3 w-48" />
      <Skeleton className="mt-2 h-3 w-40" />
    </div>
  );
}
