"use client";

import { FailedState } from "@cartage/ui/failed-state";
import { Notice } from "@cartage/ui/notice";
import { ClockAlertIcon } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useTick } from "../format/use-tick.ts";
import { ReportButton } from "../report/report-button.tsx";
import { failureOf, isFault } from "../trpc/failure.ts";

type QueryState = { error: unknown; isFetching: boolean; dataUpdatedAt: number; refetch: () => unknown };

/** A question that got no answer at all: the sentence, a retry, and the trace id. */
export function QueryFailure({ query }: { query: QueryState }) {
  const t = useTranslations("web.common");
  const { sentence, traceId, code } = failureOf(query.error);
  return (
    <FailedState
      sentence={sentence ?? t("unreachable")}
      {...(traceId && { trace: { label: t("trace"), id: traceId } })}
      retry={{ label: t("retry"), onRetry: () => void query.refetch(), isBusy: query.isFetching }}
      action={isFault(code) && <ReportButton fault={{ traceId, code }} />}
    />
  );
}

/** What is shown is no longer fresh, since when, while the question is asked again. */
export function StaleNotice({ query }: { query: QueryState }) {
  const t = useTranslations("web.common");
  const format = useFormatter();
  const now = useTick();
  if (!query.error || query.dataUpdatedAt === 0) return null;
  return (
    <Notice tone="warning" role="status" icon={<ClockAlertIcon />} className="mx-4 mb-3 sm:mx-6">
      {t("staleSince", { age: format.relativeTime(query.dataUpdatedAt, now) })}{" "}
      <button type="button" className="font-medium underline underline-offset-2" onClick={() => void query.refetch()}>
        {t("retry")}
      </button>
    </Notice>
  );
}
