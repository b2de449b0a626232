"use client";

import { dayAfter } from "@cartage/domain/recurring/calendar-rules";
import { ColumnChart } from "@cartage/ui/column-chart";
import { Panel } from "@cartage/ui/panel";
import { useTranslations } from "next-intl";
import { useDays } from "../recurring/use-days.ts";
import { useBusiness } from "./use-business.ts";

type Day = { day: string; value: number; marked: number };
type DayChartProps = {
  title: string;
  /** What a column and its marked part are. */
  legend: { value: string; marked: string };
  days: readonly Day[];
  write: (value: number) => string;
};

/** Day by day, with the part that is out of the ordinary; the same in words for who cannot see it. */
export function DayChart({ title, legend, days, write }: DayChartProps) {
  const t = useTranslations("web.business");
  const { day: dayText } = useDays();
  const { input } = useBusiness();
  const known = new Map(days.map((each) => [each.day, each]));
  const every: Day[] = [];
  for (let day = input.fromDay; day <= input.untilDay; day = dayAfter(day))
    every.push(known.get(day) ?? { day, value: 0, marked: 0 });
  return (
    <Panel title={title}>
      {days.length === 0 ? (
        <p className="py-2 text-ink-muted">{t("nothing")}</p>
      ) : (
        <>
          <p className="flex flex-wrap gap-x-4 py-1 text-caption text-ink-muted">
            <span className="inline-flex items-center gap-1.5">
              <span className="size-2.5 rounded-small bg-accent" />
              {legend.value}
            </span>
            <span className="inline-flex items-center gap-1.5">
              <span className="size-2.5 rounded-small bg-warning" />
              {legend.marked}
            </span>
          </p>
          <ColumnChart columns={every.map(({ day, value, marked }) => ({ key: day, value, marked }))} />
          <p className="flex justify-between pt-1 text-caption text-ink-muted tabular-nums">
            <span>{dayText(input.fromDay)}</span>
            <span>{dayText(input.untilDay)}</span>
          </p>
          <ul className="sr-only">
            {days.map(({ day, value, marked }) => (
              <li key={day}>{`${dayText(day)}: ${legend.value} ${write(value)}, ${legend.marked} ${write(marked)}`}</li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
