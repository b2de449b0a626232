"use client";

import { Tooltip } from "@cartage/ui/tooltip";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { useTick } from "./use-tick.ts";

type TimeProps = { at: number | null; className?: string };

/** How long ago, kept true; the exact local time with its zone on hover. */
export function RelativeTime({ at, className }: TimeProps) {
  const t = useTranslations("web.common");
  const format = useFormatter();
  const now = useTick();
  if (at === null) return <span className="text-ink-faint">{t("never")}</span>;
  const isNow = Math.abs(now - at) < 5_000;
  return (
    <TimeWithZone at={at} {...(className && { className })}>
      {isNow ? t("now") : format.relativeTime(at, { now, ...(now - at < 60_000 && { unit: "second" }) })}
    </TimeWithZone>
  );
}

/** A day and time in the person's own zone, which hovering names. */
export function LocalTime({ at, className }: TimeProps) {
  const t = useTranslations("web.common");
  const format = useFormatter();
  if (at === null) return <span className="text-ink-faint">{t("noData")}</span>;
  return (
    <TimeWithZone at={at} {...(className && { className })}>
      {format.dateTime(at, { dateStyle: "medium", timeStyle: "medium" })}
    </TimeWithZone>
  );
}

/** A day of this year and a time, in the person's own zone. */
export function ShortTime({ at, className }: { at: number; className?: string }) {
  const shown = { day: "numeric", month: "short", hour: "numeric", minute: "2-digit" } as const;
  return (
    <TimeWithZone at={at} {...(className && { className })}>
      {useFormatter().dateTime(at, shown)}
    </TimeWithZone>
  );
}

/** A day alone. */
export function LocalDay({ at }: { at: number }) {
  return <TimeWithZone at={at}>{useFormatter().dateTime(at, { dateStyle: "medium" })}</TimeWithZone>;
}

function TimeWithZone({ at, className, children }: { at: number; className?: string; children: React.ReactNode }) {
  const format = useFormatter();
  const zone = useTimeZone();
  const exact = format.dateTime(at, { dateStyle: "full", timeStyle: "medium" });
  return (
    <Tooltip text={`${exact} (${zone})`}>
      {/* above the row's stretched link, so that it can be hovered */}
      <time dateTime={new Date(at).toISOString()} className={`relative z-1 ${className ?? ""}`}>
        {children}
      </time>
    </Tooltip>
  );
}
