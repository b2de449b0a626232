"use client";

import type { SilenceWindow } from "@cartage/domain/alerts/silence-window-rules";
import { Button } from "@cartage/ui/button";
import { Input } from "@cartage/ui/input";
import { PlusIcon, XIcon } from "lucide-react";
import { useTimeZone, useTranslations } from "next-intl";
import { dayText } from "../../../map/history/zone-days.ts";
import { useProblem } from "../problems.tsx";

type SilencesFieldProps = {
  path: string;
  value: readonly SilenceWindow[];
  onChange: (silences: SilenceWindow[]) => void;
};

const mostSilences = 50;

/** When nothing is raised: days, both ends included, or from a time to another. */
export function SilencesField({ path, value, onChange }: SilencesFieldProps) {
  const t = useTranslations("web.rules.silences");
  const zone = useTimeZone() ?? "UTC";
  const add = () => {
    const today = dayText(Date.now(), zone);
    onChange([...value, { from: today, until: today }]);
  };
  return (
    <div className="grid w-full gap-2">
      {value.map((silence, at) => (
        <SilenceRow
          key={at}
          path={`${path}.${at}`}
          value={silence}
          onChange={(changed) => onChange(value.map((each, index) => (index === at ? changed : each)))}
          onRemove={() => onChange(value.filter((_, index) => index !== at))}
        />
      ))}
      <div className="flex flex-wrap items-center gap-x-3">
        {value.length < mostSilences && (
          <Button look="quiet" onClick={add} className="-ml-2">
            <PlusIcon />
            {t("add")}
          </Button>
        )}
        <span className="text-caption text-ink-muted">{t("hint")}</span>
      </div>
    </div>
  );
}

type SilenceRowProps = {
  path: string;
  value: SilenceWindow;
  onChange: (silence: SilenceWindow) => void;
  onRemove: () => void;
};

function SilenceRow({ path, value, onChange, onRemove }: SilenceRowProps) {
  const t = useTranslations("web.rules.silences");
  const { problem, tie } = useProblem(path);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <EndInputs tie={tie} end="from" value={value.from} onChange={(from) => onChange({ ...value, from })} />
      <span aria-hidden="true">–</span>
      <EndInputs tie={tie} end="until" value={value.until} onChange={(until) => onChange({ ...value, until })} />
      <Button size="icon" look="quiet" aria-label={t("remove")} onClick={onRemove}>
        <XIcon />
      </Button>
      {problem}
    </div>
  );
}

type EndInputsProps = {
  tie: ReturnType<typeof useProblem>["tie"];
  end: keyof SilenceWindow;
  value: string;
  onChange: (value: string) => void;
};

/** A day, and a time of it where not all of it is meant. */
function EndInputs({ tie, end, value, onChange }: EndInputsProps) {
  const t = useTranslations("web.rules.silences");
  const [day = "", time = ""] = value.split("T");
  return (
    <span className="flex gap-1">
      <Input
        {...tie}
        type="date"
        aria-label={t(end)}
        value={day}
        onChange={({ target }) => onChange(target.value && time ? `${target.value}T${time}` : target.value)}
        className="w-38 tabular-nums"
      />
      <Input
        {...tie}
        type="time"
        aria-label={t(`${end}Time`)}
        value={time}
        onChange={({ target }) => onChange(target.value ? `${day}T${target.value}` : day)}
        className="w-28 tabular-nums"
      />
    </span>
  );
}
