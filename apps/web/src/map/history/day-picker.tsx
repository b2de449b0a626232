"use client";

import { buttonClass } from "@cartage/ui/button-class";
import { Input } from "@cartage/ui/input";
import { ChevronLeftIcon, ChevronRightIcon } from "lucide-react";
import { useTimeZone, useTranslations } from "next-intl";
import { dayOf, dayText, neighbourDay } from "./zone-days.ts";

type DayPickerProps = { day: number; onDay: (day: number) => void; mayBeAhead?: boolean };

/** One local day: the one before, the one after, any by its date; one that has not begun only where that may be. */
export function DayPicker({ day, onDay, mayBeAhead = false }: DayPickerProps) {
  const t = useTranslations("map.history");
  const zone = useTimeZone() ?? "UTC";
  const today = dayText(Date.now(), zone);
  const isLast = !mayBeAhead && dayText(day, zone) >= today;
  return (
    <div className="flex items-center gap-1">
      <button
        type="button"
        aria-label={t("previous")}
        onClick={() => onDay(neighbourDay(day, -1, zone))}
        className={buttonClass("quiet", "icon")}
      >
        <ChevronLeftIcon />
      </button>
      <Input
        type="date"
        aria-label={t("day")}
        value={dayText(day, zone)}
        {...(!mayBeAhead && { max: today })}
        onChange={(event) => {
          const chosen = dayOf(event.target.value, zone);
          if (chosen !== null) onDay(chosen);
        }}
        className="w-36"
      />
      <button
        type="button"
        aria-label={t("next")}
        disabled={isLast}
        {...(isLast && { "data-disabled": "" })}
        onClick={() => onDay(neighbourDay(day, 1, zone))}
        className={buttonClass("quiet", "icon")}
      >
        <ChevronRightIcon />
      </button>
    </div>
  );
}
