"use client";

import { Switch } from "@cartage/ui/switch";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SettingsSection } from "./settings-section.tsx";
import { useOrganisation } from "./use-organisation.ts";

/** How the organisation's people prove who they are. */
export function SecuritySection() {
  const t = useTranslations("web.organisation.security");
  const { settings, update, save } = useOrganisation();
  const [requiresSecondFactor, setRequired] = useState(settings.requiresSecondFactor);
  return (
    <SettingsSection
      title={t("title")}
      lead={t("lead")}
      error={update.error}
      isBusy={update.isPending}
      onSubmit={() => save({ requiresSecondFactor })}
    >
      <Switch
        label={t("requiresSecondFactor")}
        hint={t("requiresSecondFactorHint")}
        isOn={requiresSecondFactor}
        onChange={setRequired}
      />
    </SettingsSection>
  );
}
