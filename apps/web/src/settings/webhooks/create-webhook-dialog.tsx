"use client";

import { webhookEvents } from "@cartage/domain/notifications/inputs";
import { Button } from "@cartage/ui/button";
import { CheckChoices } from "@cartage/ui/check-choices";
import { CopyLine } from "@cartage/ui/copy-line";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field, FieldInput } from "@cartage/ui/field";
import { Notice } from "@cartage/ui/notice";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { KeyRoundIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "../../list/form-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";

/** Makes a webhook, then shows its secret the only time it can be shown. */
export function CreateWebhookDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("web.webhookEndpoints");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const create = useMutation(trpc.notifications.webhooks.create.mutationOptions());
  const [events, setEvents] = useState<readonly (typeof webhookEvents)[number][]>(webhookEvents);
  const [issued, setIssued] = useState<{ name: string; secret: string } | null>(null);
  const close = () => {
    create.reset();
    setIssued(null);
    onClose();
  };
  const submit = async (values: { name: string; url: string }) => {
    const { secret } = await create.mutateAsync({ ...values, events: [...events] });
    setIssued({ name: values.name, secret });
    await cache.invalidateQueries({ queryKey: trpc.notifications.webhooks.pathKey() });
  };
  const closeLabel = tCommon("close");
  if (issued) {
    const labels = { copy: tCommon("copy"), copied: tCommon("copied") };
    const title = t("secretTitle", { name: issued.name });
    return (
      <Dialog isOpen isSticky onClose={close} title={title} closeLabel={closeLabel}>
        <DialogBody>
          <Notice tone="accent" icon={<KeyRoundIcon />} className="mb-4">
            {t("secretOnce")}
          </Notice>
          <dl>
            <CopyLine label={t("secret")} text={issued.secret} isSecret labels={labels} />
          </dl>
        </DialogBody>
        <DialogActions>
          <Button look="primary" onClick={close}>
            {t("secretDone")}
          </Button>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <FormDialog
      isOpen={isOpen}
      onClose={close}
      title={t("add")}
      error={create.error}
      onSubmit={submit}
      isBusy={create.isPending}
      submitLabel={t("submit")}
      isDisabled={events.length === 0}
    >
      <div className="grid gap-4">
        <Field name="name" label={t("name")} missing={t("nameMissing")}>
          <FieldInput required maxLength={80} autoComplete="off" />
        </Field>
        <Field name="url" label={t("url")} missing={t("urlMissing")}>
          <FieldInput required type="url" placeholder="https://" autoComplete="off" />
        </Field>
        <CheckChoices
          label={t("events")}
          value={events}
          onChange={setEvents}
          choices={webhookEvents.map((value) => ({ value, label: eventName(t, value) }))}
        />
      </div>
    </FormDialog>
  );
}

const eventKeys = { "alert.opened": "opened", "alert.recovered": "recovered", "alert.retracted": "retracted" } as const;

function eventName(t: ReturnType<typeof useTranslations<"web.webhookEndpoints">>, event: keyof typeof eventKeys) {
  return t(`eventNames.${eventKeys[event]}`);
}
