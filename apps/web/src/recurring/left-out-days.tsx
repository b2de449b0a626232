"use client";

import { Button } from "@cartage/ui/button";
import { Input } from "@cartage/ui/input";
import { PlusIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDays } from "./use-days.ts";

type LeftOutDaysProps = { value: string[]; onChange: (days: string[]) => void };

/** Days without an order, each to be taken in again. */
export function LeftOutDays({ value, onChange }: LeftOutDaysProps) {
  const t = useTranslations("web.recurring.form");
  const days = useDays();
  const [day, setDay] = useState("");
  const add = () => {
    if (day === "") return;
    onChange([...new Set([...value, day])].sort());
    setDay("");
  };
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-ink">{t("leftOut")}</legend>
      <div className="flex flex-wrap items-center gap-2">
        {value.map((each) => (
          <Button
            key={each}
            size="small"
            aria-label={t("removeDay", { day: days.day(each) })}
            onClick={() => onChange(value.filter((other) => other !== each))}
          >
            {days.day(each)}
            <XIcon />
          </Button>
        ))}
        <Input
          type="date"
          aria-label={t("leftOut")}
          value={day}
          onChange={({ target }) => setDay(target.value)}
          className="w-40"
        />
        <Button onClick={add} disabled={day === ""}>
          <PlusIcon />
          {t("addDay")}
        </Button>
      </div>
      <p className="mt-1.5 text-caption text-ink-muted">{t("leftOutHint")}</p>
    </fieldset>
  );
}
