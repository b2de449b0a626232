"use client";

import { Badge } from "@cartage/ui/badge";
import { CircleCheckIcon, CircleDashedIcon, CircleXIcon, MapPinIcon } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { Outputs } from "../../trpc/router.ts";

type Stop = Outputs["routes"]["progress"]["order"]["stops"][number];

const icons = {
  planned: <CircleDashedIcon className="text-ink-faint" />,
  arrived: <MapPinIcon className="text-accent" />,
  done: <CircleCheckIcon className="text-moving" />,
  failed: <CircleXIcon className="text-critical" />,
  skipped: <CircleDashedIcon className="text-ink-faint" />,
} satisfies Record<Stop["state"], unknown>;

/** One stop of an order: when it was, or the range of when it will be. */
export function OrderStop({ stop }: { stop: Stop }) {
  const t = useTranslations("web.progress.order");
  const tConditions = useTranslations("web.progress.conditions");
  const { kind, isReturn, hubId, name, state, conditions, leftAt } = stop;
  const time = useTimes();
  const isLeftUndone = state === "arrived" && leftAt !== null;
  return (
    <li className="flex gap-3 py-2.5 [&_svg]:size-4.5">
      <span className="pt-0.5">{icons[state]}</span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{t(isReturn && kind === "delivery" ? "back" : kind)}</span>
          <span className="min-w-0 break-words text-ink-muted">
            {name}
            {hubId !== null && `, ${t("atHub")}`}
          </span>
          {conditions.map((condition) => (
            <Badge key={condition} tone="warning">
              {tConditions(condition)}
            </Badge>
          ))}
        </p>
        <When stop={stop} />
        {isLeftUndone && <p className="text-critical-ink">{t("leftUndone", { time: time(leftAt) })}</p>}
      </div>
    </li>
  );
}

function When({ stop }: { stop: Stop }) {
  const t = useTranslations("web.progress.order");
  const time = useTimes();
  const { state, p50, p90, stopsBefore, arrivedAt, arrivedBy, endedAt, leftAt, reason } = stop;
  if (state === "planned") {
    const isEstimated = p50 !== null && p90 !== null;
    return (
      <p className="tabular-nums">
        {isEstimated ? t("expected", { p50: time(p50), p90: time(p90) }) : t("planned", { time: time(stop.plannedAt) })}
        {isEstimated && (
          <span className="block text-caption text-ink-muted">{t("stopsBefore", { count: stopsBefore ?? 0 })}</span>
        )}
      </p>
    );
  }
  // what the phone said, where its clock was not right
  const doubted = [
    arrivedBy === "button" ? phoneTimeOf(arrivedAt, stop.arrivedPhoneAt) : null,
    phoneTimeOf(endedAt, stop.endedPhoneAt),
  ].filter((at, index, all) => at !== null && all.indexOf(at) === index) as number[];
  const told = [
    arrivedAt !== null && t("arrived", { time: time(arrivedAt) }),
    endedAt !== null &&
      (state === "failed"
        ? t("failed", { time: time(endedAt), reason: reason ?? "" })
        : t("ended", { time: time(endedAt) })),
    leftAt !== null && t("left", { time: time(leftAt) }),
  ];
  return (
    <p className="text-ink-muted tabular-nums">
      {told.filter((one) => one !== false).join(" · ")}
      {doubted.map((at) => (
        <span key={at} className="block text-caption">
          {t("phoneSaid", { time: time(at) })}
        </span>
      ))}
      {arrivedBy && (
        <span className="block text-caption">{arrivedBy === "geofence" ? t("byGeofence") : t("byButton")}</span>
      )}
    </p>
  );
}

/** A minute is what is shown of a time. */
const WORTH_SAYING_MS = 60_000;

function phoneTimeOf(at: number | null, phoneAt: number | null): number | null {
  return at !== null && phoneAt !== null && Math.abs(phoneAt - at) >= WORTH_SAYING_MS ? phoneAt : null;
}

/** A time of today alone, else with its day. */
function useTimes() {
  const format = useFormatter();
  return (at: number) => format.dateTime(at, { day: "numeric", month: "short", hour: "numeric", minute: "2-digit" });
}
