"use client";

import { CopyLine } from "@cartage/ui/copy-line";
import { Dialog } from "@cartage/ui/dialog";
import { Field, FieldInput } from "@cartage/ui/field";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { QrText } from "../format/qr-text.tsx";
import { DialogForm } from "../list/dialog-form.tsx";
import { FormDialog } from "../list/form-dialog.tsx";
import { useTRPC } from "../trpc/client.tsx";
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
        <DialogForm<{ code: string }>
          onCancel={close}
          error={confirm.error}
          onSubmit={submit}
          isBusy={confirm.isPending}
          submitLabel={t("confirm")}
        >
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
        </DialogForm>
      </Dialog>
    );
  }
  return (
    <FormDialog<{ name: string; password: string }>
      isOpen={isOpen}
      onClose={close}
      title={t("addTitle")}
      description={t("addText")}
      error={begin.error}
      onSubmit={async (values) => void (await begin.mutateAsync(values))}
      isBusy={begin.isPending}
      submitLabel={t("next")}
    >
      <div className="grid gap-4">
        <Field name="name" label={t("name")} hint={t("nameHint")} missing={t("nameMissing")}>
          <FieldInput required defaultValue={t("nameDefault")} autoComplete="off" />
        </Field>
        <Field name="password" label={t("password")} missing={t("passwordMissing")}>
          <FieldInput type="password" required autoComplete="current-password" />
        </Field>
      </div>
    </FormDialog>
  );
}
