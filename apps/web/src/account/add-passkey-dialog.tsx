"use client";

import { Field, FieldInput } from "@cartage/ui/field";
import { Notice } from "@cartage/ui/notice";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleAlertIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "../list/form-dialog.tsx";
import { makePasskey } from "../sign-in/passkeys.ts";
import { useTRPC } from "../trpc/client.tsx";
import { CodesDialog } from "./codes-dialog.tsx";

/** Adds a passkey: a name and the password, then the browser asks, then the recovery codes with the first factor. */
export function AddPasskeyDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("web.factors");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const begin = useMutation(trpc.accounts.factors.beginPasskey.mutationOptions());
  const add = useMutation(trpc.accounts.factors.addPasskey.mutationOptions());
  const [notMade, setNotMade] = useState<"there_already" | "cancelled" | null>(null);
  const [isMaking, setMaking] = useState(false);
  const close = () => {
    router.refresh();
    begin.reset();
    add.reset();
    setNotMade(null);
    onClose();
  };
  const submit = async ({ name, password }: { name: string; password: string }) => {
    setNotMade(null);
    add.reset();
    const asked = await begin.mutateAsync({ password });
    setMaking(true);
    const answer = await makePasskey(asked);
    setMaking(false);
    if (typeof answer === "string") return setNotMade(answer);
    const { recoveryCodes } = await add.mutateAsync({ name, answer });
    toast(t("passkeyAdded", { name }));
    await cache.invalidateQueries({ queryKey: trpc.accounts.factors.pathKey() });
    if (recoveryCodes === null) close();
  };
  if (add.data?.recoveryCodes) return <CodesDialog codes={add.data.recoveryCodes} onClose={close} />;
  return (
    <FormDialog<{ name: string; password: string }>
      isOpen={isOpen}
      onClose={close}
      title={t("addPasskey")}
      description={t("addPasskeyText")}
      error={begin.error ?? add.error}
      onSubmit={submit}
      isBusy={begin.isPending || isMaking || add.isPending}
      submitLabel={t("next")}
    >
      <div className="grid gap-4">
        <Field name="name" label={t("name")} hint={t("nameHint")} missing={t("nameMissing")}>
          <FieldInput required maxLength={40} defaultValue={t("passkeyNameDefault")} autoComplete="off" />
        </Field>
        <Field name="password" label={t("password")} missing={t("passwordMissing")}>
          <FieldInput type="password" required autoComplete="current-password" />
        </Field>
      </div>
      {notMade && (
        <Notice tone="critical" role="alert" icon={<CircleAlertIcon />} className="mt-4">
          {t(notMade === "there_already" ? "passkeyThere" : "passkeyCancelled")}
        </Notice>
      )}
    </FormDialog>
  );
}
