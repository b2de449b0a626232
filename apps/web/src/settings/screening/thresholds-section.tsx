"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { SettingsSection } from "../organisation/settings-section.tsx";
import { boundsOf, type Draft, draftOf, settingsIn, type ThresholdName, thresholdNames } from "./draft.ts";
import { ThresholdField } from "./threshold-field.tsx";
import { useReadings } from "./use-readings.ts";
import { type ScreenedType, useScreening } from "./use-screening.ts";

type ThresholdsSectionProps = {
  vehicleType: ScreenedType;
  title: string;
  lead: string;
  /** What was typed and is not saved yet; null without. */
  changed: Draft | null;
  onChanged: (draft: Draft | null) => void;
  /** What stands above the fields. */
  children?: ReactNode;
};

/** The thresholds of a type of vehicle, or of all, saved together. */
export function ThresholdsSection({ vehicleType, title, lead, changed, onChanged, children }: ThresholdsSectionProps) {
  const t = useTranslations("web.screening");
  const { own, inherited, set, save } = useScreening();
  const { readings, text } = useReadings();
  const settings = own(vehicleType);
  const [refused, setRefused] = useState<ThresholdName[]>([]);
  const draft = changed ?? draftOf(settings, readings);

  const submit = async () => {
    const given = settingsIn(draft, settings, readings);
    setRefused(given.refused);
    if (given.refused.length > 0) return;
    await save(vehicleType, given.settings);
    onChanged(null);
  };
  const change = (name: ThresholdName, value: string) => {
    onChanged({ ...draft, [name]: value });
    setRefused(refused.filter((each) => each !== name));
  };
  const bound = (name: ThresholdName) => {
    const { least, most } = boundsOf(name, readings[name]);
    const shown = { ...readings[name], toShown: (value: number) => value };
    return t("between", { least: text(least, shown), most: text(most, shown) });
  };
  return (
    <SettingsSection
      title={title}
      lead={lead}
      error={set.error}
      faults={Object.fromEntries(refused.map((name) => [`settings.${name}`, bound(name)]))}
      isBusy={set.isPending}
      onSubmit={submit}
    >
      {children}
      {thresholdNames.map((name) => (
        <ThresholdField
          key={name}
          name={name}
          value={draft[name]}
          inherited={inherited(vehicleType, name)}
          onChange={(value) => change(name, value)}
        />
      ))}
    </SettingsSection>
  );
}
