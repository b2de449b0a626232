"use client";

import { Field, FieldInput } from "@cartage/ui/field";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { LanguageField } from "../account/language-field.tsx";
import { FormDialog } from "../list/form-dialog.tsx";
import { useTRPC } from "../trpc/client.tsx";

type Values = { name: string; email: string; locale: "en" | "vi" };

/** Founds an organisation and mails its first administrator a link. */
export function CreateOrganisationDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("web.admin.organisations");
  const locale = useLocale();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const create = useMutation(trpc.platform.organisations.create.mutationOptions());
  const close = () => {
    create.reset();
    onClose();
  };
  const submit = async (values: Values) => {
    await create.mutateAsync(values);
    await cache.invalidateQueries({ queryKey: trpc.platform.organisations.pathKey() });
    toast(t("added", { name: values.name, email: values.email }));
    close();
  };
  return (
    <FormDialog<Values>
      isOpen={isOpen}
      onClose={close}
      title={t("addTitle")}
      description={t("addText")}
      error={create.error}
      onSubmit={submit}
      isBusy={create.isPending}
      submitLabel={t("addConfirm")}
    >
      <div className="grid gap-4">
        <Field name="name" label={t("columns.name")} missing={t("nameMissing")}>
          <FieldInput required autoComplete="off" />
        </Field>
        <Field name="email" label={t("email")} missing={t("emailMissing")}>
          <FieldInput type="email" required autoComplete="off" />
        </Field>
        <LanguageField label={t("language")} initial={locale} />
      </div>
    </FormDialog>
  );
}
