"use client";

import { type AskedKind, instructionKinds } from "@cartage/domain/fleet/instruction-inputs";
import { Field } from "@cartage/ui/field";
import { Select } from "@cartage/ui/select";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "../../list/form-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { DeviceDetail } from "../devices/device-connection.tsx";
import { InstructionFields } from "./instruction-fields.tsx";
import { type InstructionValues, toInstruction } from "./to-instruction.ts";

type InstructDialogProps = { isOpen: boolean; onClose: () => void; device: DeviceDetail };

const expiries = { hour: 3_600, day: 86_400, week: 604_800 } as const;

/** What to ask of a device, and for how long to try. */
export function InstructDialog({ isOpen, onClose, device }: InstructDialogProps) {
  const t = useTranslations("web.instructions");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [kind, setKind] = useState<AskedKind>(device.kind === "phone" ? "message" : "interval");
  const [expiry, setExpiry] = useState<keyof typeof expiries>("day");
  const send = useMutation(trpc.fleet.instructions.send.mutationOptions());
  const close = () => {
    send.reset();
    onClose();
  };
  const submit = async (values: InstructionValues) => {
    const target = { deviceId: device.id, expiresInS: expiries[expiry] };
    await send.mutateAsync({ ...target, ...toInstruction(kind, values) });
    await cache.invalidateQueries({ queryKey: trpc.fleet.instructions.pathKey() });
    toast(t("sent", { name: device.name }));
    close();
  };
  return (
    <FormDialog<InstructionValues>
      isOpen={isOpen}
      onClose={close}
      title={t("title", { name: device.name })}
      description={t("lead")}
      error={send.error}
      onSubmit={submit}
      isBusy={send.isPending}
      submitLabel={t("submit")}
    >
      <div className="grid gap-4">
        <Field name="kind" label={t("kind")}>
          <Select
            value={kind}
            onChange={setKind}
            choices={instructionKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        </Field>
        <InstructionFields kind={kind} />
        <Field name="expiry" label={t("expires")}>
          <Select
            value={expiry}
            onChange={setExpiry}
            choices={(["hour", "day", "week"] as const).map((value) => ({ value, label: t(`expiry.${value}`) }))}
          />
        </Field>
      </div>
    </FormDialog>
  );
}
