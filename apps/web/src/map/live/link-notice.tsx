"use client";

import { Notice } from "@cartage/ui/notice";
import { Spinner } from "@cartage/ui/spinner";
import { ClockAlertIcon, PlugZapIcon } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useTick } from "../../format/use-tick.ts";
import { ReportButton } from "../../report/report-button.tsx";
import { isSignedOut, signInHere } from "../../trpc/signed-out.ts";
import type { LiveStore } from "./live-store.ts";
import { useRevision } from "./use-live-store.ts";

/** Says over the map when what it shows is no longer fresh, since when, and what to do. */
export function LinkNotice({ store, onRetry }: { store: LiveStore; onRetry: () => void }) {
  const t = useTranslations("map.link");
  const tCommon = useTranslations("web.common");
  const format = useFormatter();
  const now = useTick();
  useRevision(store, 500);
  const { link } = store;
  if (link.state === "live" || link.state === "connecting") return null;
  return (
    <div className="pointer-events-none absolute inset-x-3 top-3 z-10 flex justify-center">
      {link.state === "refused" ? (
        <Notice tone="critical" role="alert" icon={<PlugZapIcon />} className="pointer-events-auto shadow-popup">
          {isSignedOut(link.failure) ? (
            <>
              {t("ended")}{" "}
              <a href={signInHere()} className="font-medium underline underline-offset-2">
                {t("signIn")}
              </a>
            </>
          ) : (
            <>
              {link.failure.sentence ?? tCommon("unreachable")}{" "}
              <button type="button" className="font-medium underline underline-offset-2" onClick={onRetry}>
                {tCommon("retry")}
              </button>
              {link.failure.traceId && (
                <span className="block text-caption">
                  {tCommon("trace")} <code className="select-all font-mono">{link.failure.traceId}</code>
                </span>
              )}
              <ReportButton fault={{ traceId: link.failure.traceId, code: link.failure.code }} look="link" />
            </>
          )}
        </Notice>
      ) : (
        <Notice tone="warning" role="status" icon={<ClockAlertIcon />} className="pointer-events-auto shadow-popup">
          <span className="flex items-center gap-2">
            {t("reconnecting", {
              age: format.relativeTime(link.since, { now: Math.max(now, link.since), unit: "second" }),
            })}
            <Spinner className="size-3.5" />
          </span>
        </Notice>
      )}
    </div>
  );
}
