"use client";

import { keptForDays } from "@cartage/domain/accounts/rules";
import { Field, FieldInput } from "@cartage/ui/field";
import { Select } from "@cartage/ui/select";
import { Switch } from "@cartage/ui/switch";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "../../list/confirm-dialog.tsx";
import { SettingsSection } from "./settings-section.tsx";
import { type OrganisationValues, useOrganisation } from "./use-organisation.ts";

type Values = { retentionDays: string; phoneHistoryDays: string | null };

const usualDays = [0, 1, 7, 30, 90];

/** How long positions are kept, and who sees what drivers' phones reported; keeping them shorter is asked for twice. */
export function RetentionSection() {
  const t = useTranslations("web.organisation.retention");
  const { settings, update, save } = useOrganisation();
  const [showsPhonesToViewers, setShowsPhones] = useState(settings.showsPhonesToViewers);
  const [asked, setAsked] = useState<OrganisationValues | null>(null);
  const { phoneHistoryDays, retentionLimitDays } = settings;
  const kept = (days: number | null) => keptForDays(retentionLimitDays, days);

  const submit = async (values: Values) => {
    const retentionDays = daysIn(values.retentionDays);
    const phoneDays = values.phoneHistoryDays === null ? null : Number(values.phoneHistoryDays);
    const given = { retentionDays, phoneHistoryDays: phoneDays, showsPhonesToViewers };
    const isShorter = kept(retentionDays) < kept(settings.retentionDays) && retentionDays !== 0;
    if (isShorter) setAsked(given);
    else await save(given);
  };
  const confirm = () =>
    void save(asked ?? {})
      .catch(() => undefined)
      .finally(() => setAsked(null));
  const choices = [...new Set([...usualDays, ...(phoneHistoryDays === null ? [] : [phoneHistoryDays])])];
  return (
    <>
      <SettingsSection<Values>
        title={t("title")}
        lead={t("lead")}
        error={update.error}
        isBusy={update.isPending}
        onSubmit={submit}
      >
        <Field name="retentionDays" label={t("days")} hint={t("daysHint", { limit: retentionLimitDays })}>
          <FieldInput
            defaultValue={settings.retentionDays?.toString() ?? ""}
            placeholder={String(retentionLimitDays)}
            inputMode="numeric"
            autoComplete="off"
            className="w-32"
          />
        </Field>
        <Field name="phoneHistoryDays" label={t("phoneHistory")} hint={t("phoneHistoryHint")}>
          <Select
            defaultValue={phoneHistoryDays?.toString() ?? null}
            choices={[
              { value: null, label: t("allKept") },
              ...choices
                .sort((one, other) => other - one)
                .map((days) => ({ value: String(days), label: t("lastDays", { days }) })),
            ]}
          />
        </Field>
        <Switch
          label={t("showsPhones")}
          hint={t("showsPhonesHint")}
          isOn={showsPhonesToViewers}
          onChange={setShowsPhones}
        />
      </SettingsSection>
      <ConfirmDialog
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        onConfirm={confirm}
        isBusy={update.isPending}
        title={t("shortenTitle")}
        consequence={t("shortenText", { days: kept(asked?.retentionDays ?? null) })}
        typed={{ expected: settings.name, label: t("shortenTyped", { name: settings.name }) }}
        confirmLabel={t("shorten")}
      />
    </>
  );
}

/** Nothing is null; what is no number is 0, which the server refuses. */
function daysIn(text: string): number | null {
  const given = text.trim();
  if (given === "") return null;
  return /^\d{1,6}$/.test(given) ? Number(given) : 0;
}
