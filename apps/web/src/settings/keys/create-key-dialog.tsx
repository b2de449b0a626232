"use client";

import { type ApiKeyScope, apiKeyScopes } from "@cartage/domain/permissions";
import { CheckChoices } from "@cartage/ui/check-choices";
import { Field, FieldInput } from "@cartage/ui/field";
import { Select } from "@cartage/ui/select";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "../../list/form-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { type IssuedKey, KeySecretDialog } from "./key-secret-dialog.tsx";

const lengths = ["30", "90", "365", null] as const;

/** Makes a key, then shows its secret once. */
export function CreateKeyDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("web.keys");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const create = useMutation(trpc.integrations.keys.create.mutationOptions());
  const [scopes, setScopes] = useState<readonly ApiKeyScope[]>(["vehicles.view", "tracking.view"]);
  const [issued, setIssued] = useState<IssuedKey | null>(null);
  const close = () => {
    create.reset();
    setIssued(null);
    onClose();
  };
  const submit = async ({ name, daysGood }: { name: string; daysGood: (typeof lengths)[number] }) => {
    const { secret } = await create.mutateAsync({
      name,
      scopes: [...scopes],
      daysGood: daysGood === null ? null : Number(daysGood),
    });
    setIssued({ name, secret });
    await cache.invalidateQueries({ queryKey: trpc.integrations.keys.pathKey() });
  };
  if (issued) return <KeySecretDialog issued={issued} onClose={close} />;
  return (
    <FormDialog
      isOpen={isOpen}
      onClose={close}
      title={t("addTitle")}
      error={create.error}
      onSubmit={submit}
      isBusy={create.isPending}
      submitLabel={t("submit")}
      isDisabled={scopes.length === 0}
    >
      <div className="grid gap-4">
        <Field name="name" label={t("name")} hint={t("nameHint")} missing={t("nameMissing")}>
          <FieldInput required autoComplete="off" />
        </Field>
        <CheckChoices
          label={t("may")}
          value={scopes}
          onChange={setScopes}
          choices={apiKeyScopes.map((value) => ({ value, label: t(`scopes.${value}`) }))}
        />
        <Field name="daysGood" label={t("length")}>
          <Select
            defaultValue="365"
            choices={lengths.map((value) => ({ value, label: t(`lengths.${value ?? "always"}`) }))}
          />
        </Field>
      </div>
    </FormDialog>
  );
}
