"use client";

import { Field, FieldInput } from "@cartage/ui/field";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormDialog } from "../list/form-dialog.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { CodesDialog } from "./codes-dialog.tsx";

/** New recovery codes instead of those that are left, for who knows the password. */
export function RenewCodesDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("web.factors");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const renew = useMutation(trpc.accounts.factors.renewCodes.mutationOptions());
  const close = () => {
    renew.reset();
    onClose();
  };
  if (renew.data) return <CodesDialog codes={renew.data.recoveryCodes} onClose={close} />;
  return (
    <FormDialog<{ password: string }>
      isOpen={isOpen}
      onClose={close}
      title={t("renewTitle")}
      description={t("renewText")}
      error={renew.error}
      onSubmit={async (values) => {
        await renew.mutateAsync(values);
        await cache.invalidateQueries({ queryKey: trpc.accounts.factors.pathKey() });
      }}
      isBusy={renew.isPending}
      submitLabel={t("renew")}
    >
      <Field name="password" label={t("password")} missing={t("passwordMissing")}>
        <FieldInput type="password" required autoComplete="current-password" />
      </Field>
    </FormDialog>
  );
}
