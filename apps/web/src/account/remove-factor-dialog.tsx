"use client";

import { Field, FieldInput } from "@cartage/ui/field";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormDialog } from "../list/form-dialog.tsx";
import { useTRPC } from "../trpc/client.tsx";

type RemoveFactorDialogProps = { factor: { id: string; name: string } | null; onClose: () => void };

/** Takes a second factor away, for who knows the password. */
export function RemoveFactorDialog({ factor, onClose }: RemoveFactorDialogProps) {
  const t = useTranslations("web.factors");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const remove = useMutation(trpc.accounts.factors.remove.mutationOptions());
  if (!factor) return null;
  const close = () => {
    remove.reset();
    onClose();
  };
  const submit = async ({ password }: { password: string }) => {
    await remove.mutateAsync({ factorId: factor.id, password });
    await cache.invalidateQueries({ queryKey: trpc.accounts.factors.pathKey() });
    toast(t("removed", { name: factor.name }));
    close();
  };
  return (
    <FormDialog<{ password: string }>
      isOpen
      onClose={close}
      title={t("removeTitle", { name: factor.name })}
      description={t("removeText")}
      error={remove.error}
      onSubmit={submit}
      isBusy={remove.isPending}
      submitLabel={t("remove")}
      isDangerous
    >
      <Field name="password" label={t("password")} missing={t("passwordMissing")}>
        <FieldInput type="password" required autoComplete="current-password" />
      </Field>
    </FormDialog>
  );
}
