"use client";

import { evidenceKinds } from "@cartage/domain/orders/proof/inputs";
import { ChipChoices } from "@cartage/ui/chip-choices";
import { Field, FieldInput } from "@cartage/ui/field";
import { Switch } from "@cartage/ui/switch";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SettingsSection } from "../organisation/settings-section.tsx";
import { useProofSettings } from "./use-proof-settings.ts";

const handOvers = ["pickup", "delivery"] as const;

/** Which evidence each kind of hand-over has to show. */
export function ProofNeeds() {
  const t = useTranslations("web.proofSettings.needs");
  const { settings, change, save } = useProofSettings();
  const [needs, setNeeds] = useState({ pickup: settings.pickup.needs, delivery: settings.delivery.needs });
  const [needsIntegrity, setNeedsIntegrity] = useState(settings.needsIntegrity);
  const choices = evidenceKinds.map((value) => ({ value, label: t(`kinds.${value}`) }));
  const submit = (values: Record<string, string>) =>
    save({
      needsIntegrity,
      pickup: { needs: needs.pickup, pieces: Number(values["pickup.pieces"]) },
      delivery: { needs: needs.delivery, pieces: Number(values["delivery.pieces"]) },
    });
  return (
    <SettingsSection<Record<string, string>>
      title={t("title")}
      lead={t("lead")}
      error={change.error}
      isBusy={change.isPending}
      onSubmit={submit}
    >
      {handOvers.map((kind) => (
        <div key={kind} className="grid gap-3">
          <div className="grid gap-1.5">
            <span aria-hidden="true" className="font-medium">
              {t(kind)}
            </span>
            <ChipChoices
              label={t(kind)}
              choices={choices}
              value={needs[kind]}
              onChange={(value) => setNeeds({ ...needs, [kind]: value })}
            />
          </div>
          <Field name={`${kind}.pieces`} label={t(`${kind}Pieces`)}>
            <FieldInput
              type="number"
              required
              min={1}
              max={10}
              defaultValue={String(settings[kind].pieces)}
              className="w-28 tabular-nums"
            />
          </Field>
        </div>
      ))}
      <Switch
        label={t("needsIntegrity")}
        hint={t("needsIntegrityHint")}
        isOn={needsIntegrity}
        onChange={setNeedsIntegrity}
      />
    </SettingsSection>
  );
}
