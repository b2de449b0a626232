"use client";

import { Field, FieldInput } from "@cartage/ui/field";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormDialog } from "../../list/form-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { DeviceDetail } from "./device-connection.tsx";

type EditDeviceDialogProps = { isOpen: boolean; onClose: () => void; device: DeviceDetail };

type DeviceValues = { name: string; outsideId: string };

/** Gives a device another name, or another id outside; its credential and what it has sent stay. */
export function EditDeviceDialog({ isOpen, onClose, device }: EditDeviceDialogProps) {
  const t = useTranslations("web.devices.form");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const update = useMutation(trpc.fleet.devices.update.mutationOptions());
  const close = () => {
    update.reset();
    onClose();
  };
  const submit = async ({ name, outsideId }: DeviceValues) => {
    await update.mutateAsync({ deviceId: device.id, name, outsideId });
    await cache.invalidateQueries({ queryKey: trpc.fleet.pathKey() });
    toast(t("saved", { name }));
    close();
  };
  return (
    <FormDialog<DeviceValues>
      isOpen={isOpen}
      onClose={close}
      title={t("editTitle", { name: device.name })}
      error={update.error}
      onSubmit={submit}
      isBusy={update.isPending}
      submitLabel={t("save")}
    >
      <Field name="name" label={t("name")} hint={t("nameHint")} missing={t("nameMissing")}>
        <FieldInput required defaultValue={device.name} autoComplete="off" />
      </Field>
      <Field
        name="outsideId"
        label={t("outsideId")}
        hint={t("outsideIdHint")}
        optionalMark={tCommon("optional")}
        className="mt-4"
      >
        <FieldInput defaultValue={device.outsideId ?? ""} autoComplete="off" />
      </Field>
    </FormDialog>
  );
}
