"use client";

import { Button } from "@cartage/ui/button";
import { CopyLine } from "@cartage/ui/copy-line";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { QrText } from "../format/qr-text.tsx";
import { FormFailure } from "../list/form-failure.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";
import { CodesDialog } from "./codes-dialog.tsx";

/** Sets up an authenticator: the password, its code as a picture, a code back, and the recovery codes once. */
export function AddTotpDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("web.factors");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const begin = useMutation(trpc.accounts.factors.beginTotp.mutationOptions());
  const confirm = useMutation(trpc.accounts.factors.confirmTotp.mutationOptions());
  const close = () => {
    router.refresh();
    begin.reset();
    confirm.reset();
    onClose();
  };
  const labels = { copy: tCommon("copy"), copied: tCommon("copied") };

  if (confirm.data?.recoveryCodes) return <CodesDialog codes={confirm.data.recoveryCodes} onClose={close} />;
  if (begin.data) {
    const { factorId, secret, uri } = begin.data;
    const submit = async ({ code }: { code: string }) => {
      const { recoveryCodes } = await confirm.mutateAsync({ factorId, code });
      await cache.invalidateQueries({ queryKey: trpc.accounts.factors.pathKey() });
      // the codes of the factor before are still good
      if (recoveryCodes === null) close();
    };
    return (
      <Dialog isOpen isSticky onClose={close} title={t("scanTitle")} closeLabel={tCommon("close")}>
        <Form<{ code: string }> errors={failureOf(confirm.error).fields} onSubmit={submit}>
          <DialogBody>
            <p className="mb-4 text-ink-muted">{t("scanText")}</p>
            <div className="flex justify-center">
              <QrText text={uri} label={t("qr")} />
            </div>
            <dl className="mt-3">
              <CopyLine label={t("secret")} text={secret} isSecret labels={labels} />
            </dl>
            <Field name="code" label={t("code")} missing={t("codeMissing")} className="mt-4">
              <FieldInput required inputMode="numeric" autoComplete="one-time-code" />
            </Field>
            <FormFailure error={confirm.error} />
          </DialogBody>
          <DialogActions>
            <Button onClick={close}>{tCommon("cancel")}</Button>
            <Button type="submit" look="primary" isBusy={confirm.isPending}>
              {t("confirm")}
            </Button>
          </DialogActions>
        </Form>
      </Dialog>
    );
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={t("addTitle")}
      description={t("addText")}
      closeLabel={tCommon("close")}
    >
      <Form<{ name: string; password: string }>
        errors={failureOf(begin.error).fields}
        onSubmit={async (values) => void (await begin.mutateAsync(values))}
      >
        <DialogBody>
          <div className="grid gap-4">
            <Field name="name" label={t("name")} hint={t("nameHint")} missing={t("nameMissing")}>
              <FieldInput required defaultValue={t("nameDefault")} autoComplete="off" />
            </Field>
            <Field name="password" label={t("password")} missing={t("passwordMissing")}>
              <FieldInput type="password" required autoComplete="current-password" />
            </Field>
          </div>
          <FormFailure error={begin.error} />
        </DialogBody>
        <DialogActions>
          <Button onClick={close}>{tCommon("cancel")}</Button>
          <Button type="submit" look="primary" isBusy={begin.isPending}>
            {t("next")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
