"use client";

import { buttonClass } from "@cartage/ui/button-class";
import { Input } from "@cartage/ui/input";
import { ChevronLeftIcon, ChevronRightIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { dayText, neighbourDay } from "./day-text.ts";

type DayPickerProps = { day: number; onDay: (day: number) => void };

/** One local day: the one before, the one after, any by its date; never one that has not begun. */
export function DayPicker({ day, onDay }: DayPickerProps) {
  const t = useTranslations("map.history");
  const today = dayText(Date.now());
  const isToday = dayText(day) >= today;
  return (
    <div className="flex items-center gap-1">
      <button
        type="button"
        aria-label={t("previous")}
        onClick={() => onDay(neighbourDay(day, -1))}
        className={buttonClass("quiet", "icon")}
      >
        <ChevronLeftIcon />
      </button>
      <Input
        type="date"
        aria-label={t("day")}
        value={dayText(day)}
        max={today}
        onChange={(event) => {
          const chosen = event.target.valueAsDate;
          if (chosen) onDay(new Date(`${event.target.value}T12:00`).getTime());
        }}
        className="w-36"
      />
      <button
        type="button"
        aria-label={t("next")}
        disabled={isToday}
        {...(isToday && { "data-disabled": "" })}
        onClick={() => onDay(neighbourDay(day, 1))}
        className={buttonClass("quiet", "icon")}
      >
        <ChevronRightIcon />
      </button>
    </div>
  );
}
