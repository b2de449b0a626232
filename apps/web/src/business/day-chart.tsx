"use client";

import { ColumnChart } from "@cartage/ui/column-chart";
import { Panel } from "@cartage/ui/panel";
import { useTranslations } from "next-intl";
import { useDays } from "../recurring/use-days.ts";

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
  const [first, last] = [days[0], days.at(-1)];
  return (
    <Panel title={title}>
      {!first || !last ? (
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
          <ColumnChart columns={days.map(({ day, value, marked }) => ({ key: day, value, marked }))} />
          <p className="flex justify-between pt-1 text-caption text-ink-muted tabular-nums">
            <span>{dayText(first.day)}</span>
            <span>{dayText(last.day)}</span>
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
