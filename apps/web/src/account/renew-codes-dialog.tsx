"use client";

import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";
import { CodesDialog } from "./codes-dialog.tsx";

/** New recovery codes instead of those that are left, for who knows the password. */
export function RenewCodesDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("web.factors");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const renew = useMutation(trpc.accounts.factors.renewCodes.mutationOptions());
  const close = () => {
    renew.reset();
    onClose();
  };
  if (renew.data) return <CodesDialog codes={renew.data.recoveryCodes} onClose={close} />;
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={t("renewTitle")}
      description={t("renewText")}
      closeLabel={tCommon("close")}
    >
      <Form<{ password: string }>
        errors={failureOf(renew.error).fields}
        onSubmit={async (values) => {
          await renew.mutateAsync(values);
          await cache.invalidateQueries({ queryKey: trpc.accounts.factors.pathKey() });
        }}
      >
        <DialogBody>
          <Field name="password" label={t("password")} missing={t("passwordMissing")}>
            <FieldInput type="password" required autoComplete="current-password" />
          </Field>
          <FormFailure error={renew.error} />
        </DialogBody>
        <DialogActions>
          <Button onClick={close}>{tCommon("cancel")}</Button>
          <Button type="submit" look="primary" isBusy={renew.isPending}>
            {t("renew")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
