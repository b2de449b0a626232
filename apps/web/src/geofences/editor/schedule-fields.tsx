"use client";

import type { WeeklyHours } from "@cartage/domain/geofences/inputs";
import { Button } from "@cartage/ui/button";
import { FieldAlert } from "@cartage/ui/field-alert";
import { Input } from "@cartage/ui/input";
import { Switch } from "@cartage/ui/switch";
import clsx from "clsx";
import { PlusIcon, XIcon } from "lucide-react";
import { useTimeZone, useTranslations } from "next-intl";
import { useWeekdays } from "../use-weekdays.ts";

type Span = WeeklyHours["spans"][number];
type ScheduleFieldsProps = {
  schedule: WeeklyHours | null;
  onSchedule: (schedule: WeeklyHours | null) => void;
  error: string | undefined;
  /** What the hours are of, where it is no geofence. */
  label?: string;
  hint?: string;
  /** Whose clock they go by; the person's without it. */
  timeZone?: string;
};

const workingHours: Span = { days: [1, 2, 3, 4, 5], from: "08:00", until: "18:00" };

/** The hours of each week in which something holds, such as a geofence; always where there are none. */
export function ScheduleFields({ schedule, onSchedule, error, label, hint, timeZone }: ScheduleFieldsProps) {
  const t = useTranslations("web.geofences.editor");
  const ownZone = useTimeZone() ?? "UTC";
  const zone = timeZone ?? ownZone;
  const weekdays = useWeekdays();
  const put = (spans: Span[]) => onSchedule(schedule && spans.length > 0 ? { ...schedule, spans } : null);
  const change = (at: number, given: Partial<Span>) =>
    put((schedule?.spans ?? []).map((span, each) => (each === at ? { ...span, ...given } : span)));
  return (
    <div className="grid gap-3">
      <Switch
        label={label ?? t("schedule")}
        hint={schedule ? t("scheduleZone", { zone: timeZone ?? schedule.timeZone }) : (hint ?? t("scheduleHint"))}
        isOn={schedule !== null}
        onChange={(isOn) => onSchedule(isOn ? { timeZone: zone, spans: [workingHours] } : null)}
      />
      {schedule?.spans.map((span, at) => (
        <fieldset key={at} className="grid gap-2 rounded-control border border-line p-2.5">
          <legend className="sr-only">{t("span", { number: at + 1 })}</legend>
          <div className="flex gap-1">
            {weekdays.map(({ day, short, long }) => {
              const isOn = span.days.includes(day);
              return (
                <button
                  key={day}
                  type="button"
                  aria-pressed={isOn}
                  aria-label={long}
                  onClick={() => {
                    const days = isOn ? span.days.filter((each) => each !== day) : [...span.days, day].sort();
                    if (days.length > 0) change(at, { days });
                  }}
                  className={clsx(
                    "h-8 min-w-0 flex-1 rounded-small text-caption pointer-coarse:h-11",
                    isOn ? "bg-accent-soft font-semibold text-accent-ink" : "bg-sunken text-ink-muted hover:bg-hover",
                  )}
                >
                  {short}
                </button>
              );
            })}
          </div>
          <div className="flex items-center gap-2">
            <Input
              type="time"
              required
              aria-label={t("from")}
              value={span.from}
              onChange={({ target }) => change(at, { from: target.value })}
              className="flex-1"
            />
            <span aria-hidden="true">–</span>
            <Input
              type="time"
              required
              aria-label={t("until")}
              value={span.until}
              onChange={({ target }) => change(at, { until: target.value })}
              className="flex-1"
            />
            <Button
              look="quiet"
              size="icon"
              aria-label={t("removeSpan")}
              onClick={() => put(schedule.spans.filter((_, each) => each !== at))}
            >
              <XIcon />
            </Button>
          </div>
          {span.until <= span.from && <p className="text-caption text-ink-muted">{t("nextDay")}</p>}
        </fieldset>
      ))}
      {schedule && (
        <div>
          <Button size="small" look="quiet" onClick={() => put([...schedule.spans, workingHours])}>
            <PlusIcon />
            {t("addSpan")}
          </Button>
        </div>
      )}
      {error && <FieldAlert>{error}</FieldAlert>}
    </div>
  );
}
