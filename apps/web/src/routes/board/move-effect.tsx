"use client";

import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { useSpans } from "../../map/history/spans.tsx";
import type { DayIndex } from "./board-day.ts";
import type { TriedMove, TriedRoute } from "./try-move.ts";

/** What a move would do to the one or two routes that it touches. */
export function MoveEffect({ tried, index }: { tried: TriedMove; index: DayIndex }) {
  return (
    <ul className="grid gap-2">
      {tried.routes.map((route) => (
        <RouteEffect key={route.vehicleId} route={route} index={index} />
      ))}
    </ul>
  );
}

function RouteEffect({ route: { vehicleId, before, after }, index }: { route: TriedRoute; index: DayIndex }) {
  const t = useTranslations("web.board.effect");
  const format = useFormatter();
  const spans = useSpans();
  const byM = after.route.distanceM - before.route.distanceM;
  const byS = after.route.workS - before.route.workS;
  const sign = (value: number) => (value < 0 ? "−" : "+");
  const endsAt = index.day.startsAt + after.route.endsS * 1_000;
  const late = after.faults.filter((fault) => fault.kind === "late");
  const lateS = Math.max(0, ...late.map(({ byS: seconds }) => seconds));
  const others = [...new Set(after.faults.flatMap((fault) => (fault.kind === "late" ? [] : [fault.kind])))];
  return (
    <li>
      <p className="font-medium">{index.vehicles.get(vehicleId)?.name}</p>
      <p className="text-ink-muted tabular-nums">
        {sign(byM)}
        {spans.distance(Math.abs(byM))} · {sign(byS)}
        {spans.duration(Math.abs(byS) * 1_000)}
        {after.route.stops.length > 0 &&
          ` · ${t("ends", { time: format.dateTime(endsAt, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }) })}`}
      </p>
      {late.length > 0 && (
        <p className="font-medium text-critical-ink">
          {t("late", { count: late.length, span: spans.duration(lateS * 1_000) })}
        </p>
      )}
      {others.map((kind) => (
        <p
          key={kind}
          className={clsx(
            "font-medium",
            kind === "shift" || kind === "break" ? "text-warning-ink" : "text-critical-ink",
          )}
        >
          {t(`faults.${kind}`)}
        </p>
      ))}
      {after.faults.length === 0 && <p className="text-moving-ink">{t("fits")}</p>}
    </li>
  );
}
