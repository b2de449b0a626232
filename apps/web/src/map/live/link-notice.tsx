"use client";

import { Notice } from "@cartage/ui/notice";
import { Spinner } from "@cartage/ui/spinner";
import { ClockAlertIcon, PlugZapIcon } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useTick } from "../../format/use-tick.ts";
import type { LiveStore } from "./live-store.ts";
import { useRevision } from "./use-live-store.ts";

/** Says over the map when what it shows is no longer fresh, since when, and what to do. */
export function LinkNotice({ store }: { store: LiveStore }) {
  const t = useTranslations("map.link");
  const format = useFormatter();
  const now = useTick();
  useRevision(store, 500);
  const { state, since } = store.link;
  if (state === "live" || state === "connecting") return null;
  return (
    <div className="pointer-events-none absolute inset-x-3 top-3 z-10 flex justify-center">
      {state === "reconnecting" ? (
        <Notice tone="warning" role="status" icon={<ClockAlertIcon />} className="pointer-events-auto shadow-popup">
          <span className="flex items-center gap-2">
            {t("reconnecting", { age: format.relativeTime(since, { now: Math.max(now, since), unit: "second" }) })}
            <Spinner className="size-3.5" />
          </span>
        </Notice>
      ) : (
        <Notice tone="critical" role="alert" icon={<PlugZapIcon />} className="pointer-events-auto shadow-popup">
          {t("refused")}{" "}
          <Link href="/sign-in" className="font-medium underline underline-offset-2">
            {t("signIn")}
          </Link>
        </Notice>
      )}
    </div>
  );
}
