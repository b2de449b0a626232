"use client";

import { Button } from "@cartage/ui/button";
import { Input } from "@cartage/ui/input";
import { PlusIcon, XIcon } from "lucide-react";
import { useTimeZone, useTranslations } from "next-intl";
import { dayText } from "../../../map/history/zone-days.ts";
import { useProblem } from "../problems.tsx";

type Silence = { from: string; until: string };
type SilencesFieldProps = { path: string; value: readonly Silence[]; onChange: (silences: Silence[]) => void };

const mostSilences = 50;

/** Days on which nothing is raised, both ends included. */
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
  value: Silence;
  onChange: (silence: Silence) => void;
  onRemove: () => void;
};

function SilenceRow({ path, value, onChange, onRemove }: SilenceRowProps) {
  const t = useTranslations("web.rules.silences");
  const { problem, tie } = useProblem(path);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Input
        {...tie}
        type="date"
        aria-label={t("from")}
        value={value.from}
        onChange={({ target }) => onChange({ ...value, from: target.value })}
        className="w-38 tabular-nums"
      />
      <span aria-hidden="true">–</span>
      <Input
        {...tie}
        type="date"
        aria-label={t("until")}
        value={value.until}
        onChange={({ target }) => onChange({ ...value, until: target.value })}
        className="w-38 tabular-nums"
      />
      <Button size="icon" look="quiet" aria-label={t("remove")} onClick={onRemove}>
        <XIcon />
      </Button>
      {problem}
    </div>
  );
}
