"use client";

import { ColumnChart } from "@cartage/ui/column-chart";
import { Panel } from "@cartage/ui/panel";
import { useFormatter, useTranslations } from "next-intl";
import type { Outputs } from "../../trpc/router.ts";

type Day = Outputs["fleet"]["devices"]["health"]["days"][number];

const shownDays = 30;
const dayMs = 86_400_000;

/** A device's last thirty days side by side; in words for those who do not see the picture. */
export function DayStrip({ days }: { days: Day[] }) {
  const t = useTranslations("web.health");
  const format = useFormatter();
  const byDay = new Map(days.map((day) => [day.day, day]));
  const today = Date.now();
  const names = Array.from({ length: shownDays }, (_, at) =>
    new Date(today - (shownDays - 1 - at) * dayMs).toISOString().slice(0, 10),
  );
  const columns = names.map((key) => {
    const { positions = 0, doubted = 0 } = byDay.get(key) ?? {};
    return { key, value: positions, marked: doubted };
  });
  const nameOf = (day: string) => format.dateTime(new Date(`${day}T12:00:00Z`), { day: "numeric", month: "short" });
  return (
    <Panel title={t("strip")}>
      <p className="py-1 text-ink-muted">{t("stripText")}</p>
      <ColumnChart columns={columns} />
      <div aria-hidden="true" className="mt-1 flex justify-between text-caption text-ink-faint">
        <span>{nameOf(names[0] ?? "")}</span>
        <span>{nameOf(names.at(-1) ?? "")}</span>
      </div>
      <ul className="sr-only">
        {days.map(({ day, positions, doubted, gaps }) => (
          <li key={day}>{t("stripDay", { day: nameOf(day), positions, doubted: String(doubted), gaps })}</li>
        ))}
      </ul>
    </Panel>
  );
}
