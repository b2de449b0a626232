"use client";

import type { WeeklyHours } from "@cartage/domain/alerts/hours-inputs";
import { Button } from "@cartage/ui/button";
import { ChipChoices } from "@cartage/ui/chip-choices";
import { Input } from "@cartage/ui/input";
import { PlusIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useProblem } from "../problems.tsx";
import { useDayNames } from "../use-hours-text.ts";

type HoursFieldProps = { path: string; value: WeeklyHours; onChange: (hours: WeeklyHours) => void };

const mostSpells = 21;

/** Hours of the week, spell by spell: which days, from when until when; the end may be on the next day. */
export function HoursField({ path, value, onChange }: HoursFieldProps) {
  const t = useTranslations("web.rules.hours");
  const { problem } = useProblem(path);
  const names = useDayNames();
  const change = (at: number, spell: Partial<WeeklyHours[number]>) =>
    onChange(value.map((each, index) => (index === at ? { ...each, ...spell } : each)));
  return (
    <div className="grid w-full gap-2">
      {value.map(({ days, from, until }, at) => (
        <div key={at} className="flex flex-wrap items-center gap-2">
          <ChipChoices
            label={t("days")}
            choices={names.map((label, index) => ({ value: String(index + 1), label }))}
            value={days.map(String)}
            onChange={(chosen) => change(at, { days: chosen.map(Number) })}
          />
          <span className="inline-flex items-center gap-2">
            <TimeOfDay label={t("from")} value={from} onChange={(time) => change(at, { from: time })} />
            <span aria-hidden="true">–</span>
            <TimeOfDay
              label={t("until")}
              // a day's end is the next one's beginning to a time field
              value={until === "24:00" ? "00:00" : until}
              onChange={(time) => change(at, { until: time === "00:00" ? "24:00" : time })}
            />
            {value.length > 1 && (
              <Button
                size="icon"
                look="quiet"
                aria-label={t("remove")}
                onClick={() => onChange(value.filter((_, index) => index !== at))}
              >
                <XIcon />
              </Button>
            )}
          </span>
        </div>
      ))}
      {problem}
      {value.length < mostSpells && (
        <div>
          <Button
            look="quiet"
            onClick={() => onChange([...value, { days: [6], from: "08:00", until: "12:00" }])}
            className="-ml-2"
          >
            <PlusIcon />
            {t("add")}
          </Button>
        </div>
      )}
    </div>
  );
}

function TimeOfDay({ label, value, onChange }: { label: string; value: string; onChange: (time: string) => void }) {
  return (
    <Input
      type="time"
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      className="w-28 tabular-nums"
    />
  );
}
