"use client";

import { Notice } from "@cartage/ui/notice";
import { CircleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { ReportButton } from "../report/report-button.tsx";
import { failureOf, isFault } from "../trpc/failure.ts";

/** What the server refused about a form as a whole; complaints about fields stand beside them. */
export function FormFailure({ error }: { error: unknown }) {
  const t = useTranslations("web.common");
  if (!error) return null;
  const { sentence, fields, traceId, code } = failureOf(error);
  if (Object.keys(fields).length > 0) return null;
  return (
    <Notice tone="critical" role="alert" icon={<CircleAlertIcon />} className="mt-4">
      {sentence ?? t("unreachable")}
      {traceId && (
        <span className="block text-caption">
          {t("trace")} <code className="select-all font-mono">{traceId}</code>
        </span>
      )}
      {isFault(code) && <ReportButton fault={{ traceId, code }} look="link" />}
    </Notice>
  );
}
