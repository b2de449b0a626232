"use client";

import { ColumnChart } from "@cartage/ui/column-chart";
import { Panel } from "@cartage/ui/panel";
import { useFormatter, useTranslations } from "next-intl";
import { RelativeTime } from "../format/times.tsx";
import { useTick } from "../format/use-tick.ts";
import { lastDays, totalOf, type Usage } from "./usage-view.ts";

/** What was sent on each of the last 30 days, as a picture and as a list. */
export function PositionsPanel({ usage }: { usage: Usage }) {
  const t = useTranslations("web.plan");
  const format = useFormatter();
  const days = lastDays(usage, useTick());
  const total = totalOf(days, "positions");
  const dayOf = (day: string) => format.dateTime(new Date(day), { dateStyle: "medium", timeZone: "UTC" });
  return (
    <Panel title={t("positions")}>
      <p className="py-1">
        {usage.countedAt === null
          ? t("positionsUncounted")
          : total === 0
            ? t("positionsNone")
            : t("positionsOf", { total, last: usage.days[0]?.positions ?? 0 })}
      </p>
      {total > 0 && (
        <>
          <ColumnChart
            columns={days.map(({ day, positions, aboveRate }) => ({ key: day, value: positions, marked: aboveRate }))}
          />
          <p aria-hidden="true" className="mt-1 flex justify-between text-caption text-ink-faint">
            <span>{dayOf(days[0]?.day ?? "")}</span>
            <span>{dayOf(days.at(-1)?.day ?? "")}</span>
          </p>
          <div className="sr-only">
            <table>
              <caption>{t("positions")}</caption>
              <thead>
                <tr>
                  <th scope="col">{t("day")}</th>
                  <th scope="col">{t("positions")}</th>
                  <th scope="col">{t("above")}</th>
                </tr>
              </thead>
              <tbody>
                {usage.days.map(({ day, positions, aboveRate }) => (
                  <tr key={day}>
                    <th scope="row">{dayOf(day)}</th>
                    <td>{format.number(positions)}</td>
                    <td>{format.number(aboveRate)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {usage.countedAt !== null && (
        <p className="py-1 text-caption text-ink-muted">
          {t("countedAt")} <RelativeTime at={usage.countedAt} />
        </p>
      )}
    </Panel>
  );
}
