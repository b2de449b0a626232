"use client";

import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";

type RemoveFactorDialogProps = { factor: { id: string; name: string } | null; onClose: () => void };

/** Takes a second factor away, for who knows the password. */
export function RemoveFactorDialog({ factor, onClose }: RemoveFactorDialogProps) {
  const t = useTranslations("web.factors");
  const tCommon = useTranslations("web.common");
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
    <Dialog
      isOpen
      onClose={close}
      title={t("removeTitle", { name: factor.name })}
      description={t("removeText")}
      closeLabel={tCommon("close")}
    >
      <Form<{ password: string }> errors={failureOf(remove.error).fields} onSubmit={submit}>
        <DialogBody>
          <Field name="password" label={t("password")} missing={t("passwordMissing")}>
            <FieldInput type="password" required autoComplete="current-password" />
          </Field>
          <FormFailure error={remove.error} />
        </DialogBody>
        <DialogActions>
          <Button onClick={close}>{tCommon("cancel")}</Button>
          <Button type="submit" look="danger" isBusy={remove.isPending}>
            {t("remove")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
