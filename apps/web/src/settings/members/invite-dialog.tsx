"use client";

import { memberRoles } from "@cartage/domain/accounts/inputs";
import { Field, FieldInput } from "@cartage/ui/field";
import { Select } from "@cartage/ui/select";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LanguageField } from "../../account/language-field.tsx";
import { FormDialog } from "../../list/form-dialog.tsx";
import { useMailLocale } from "../../shell/me-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";

type InviteValues = { email: string; role: (typeof memberRoles)[number]; locale: "en" | "vi" };

/** Invites somebody by mail, with a role. */
export function InviteDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("web.members");
  const tRoles = useTranslations("web.roles");
  const locale = useMailLocale();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [role, setRole] = useState<InviteValues["role"]>("dispatcher");
  const send = useMutation(trpc.accounts.invitations.send.mutationOptions());
  const close = () => {
    send.reset();
    onClose();
  };
  const submit = async (values: InviteValues) => {
    await send.mutateAsync(values);
    await cache.invalidateQueries({ queryKey: trpc.accounts.invitations.pathKey() });
    toast(t("invitations.sent", { email: values.email }));
    close();
  };
  return (
    <FormDialog<InviteValues>
      isOpen={isOpen}
      onClose={close}
      title={t("inviteTitle")}
      description={t("inviteText")}
      error={send.error}
      onSubmit={submit}
      isBusy={send.isPending}
      submitLabel={t("inviteConfirm")}
    >
      <div className="grid gap-4">
        <Field name="email" label={t("columns.email")} missing={t("emailMissing")}>
          <FieldInput type="email" required autoComplete="off" />
        </Field>
        <Field name="role" label={t("columns.role")} hint={t(`roleHints.${role}`)}>
          <Select
            value={role}
            onChange={setRole}
            choices={memberRoles.map((value) => ({ value, label: tRoles(value) }))}
          />
        </Field>
        <LanguageField label={t("language")} initial={locale} />
      </div>
    </FormDialog>
  );
}
