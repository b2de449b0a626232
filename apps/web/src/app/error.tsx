"use client";

import { Button } from "@cartage/ui/button";
import { buttonClass } from "@cartage/ui/button-class";
import { TriangleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { ReportButton } from "../report/report-button.tsx";

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void };

/** A bug: one sentence, another try, and the number under which the server's log has the rest. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const t = useTranslations("web");
  return (
    <div className="flex min-h-[70dvh] flex-col items-center justify-center px-6 text-center">
      <span className="mb-5 flex size-11 items-center justify-center rounded-panel bg-critical-soft text-critical-ink">
        <TriangleAlertIcon className="size-5" aria-hidden="true" />
      </span>
      <h1 className="font-semibold text-heading tracking-[-0.015em]">{t("failure.title")}</h1>
      <p className="mt-1 max-w-md text-ink-muted text-reading">{t("failure.lead")}</p>
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        <Button look="primary" onClick={retry}>
          {t("common.retry")}
        </Button>
        <a href="/" className={buttonClass()}>
          {t("failure.home")}
        </a>
        <ReportButton fault={{ traceId: error.digest ?? null, code: "unexpected" }} />
      </div>
      {error.digest && (
        <p className="mt-6 text-caption text-ink-faint">
          {t("common.trace")} <code className="select-all font-mono">{error.digest}</code>
        </p>
      )}
    </div>
  );
}
