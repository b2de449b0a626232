"use client";

import { Button } from "@cartage/ui/button";
import { CheckChoices } from "@cartage/ui/check-choices";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../../list/form-failure.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { failureOf } from "../../trpc/failure.ts";

type Values = { name: string; startsOn: string; handOverAt: string; shiftDays: string; timeZone: string };

/** Makes a rota of members who take turns. */
export function RotaDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("web.escalation");
  const tCommon = useTranslations("web.common");
  const zone = useTimeZone() ?? "UTC";
  const trpc = useTRPC();
  const cache = useQueryClient();
  const people = useSuspenseQuery(trpc.alerts.people.queryOptions()).data;
  const save = useMutation(trpc.alerts.rotas.save.mutationOptions());
  const [userIds, setUserIds] = useState<readonly string[]>([]);
  const close = () => {
    save.reset();
    setUserIds([]);
    onClose();
  };
  const submit = async ({ shiftDays, ...values }: Values) => {
    await save.mutateAsync({ ...values, shiftDays: Number(shiftDays), userIds: [...userIds] });
    await cache.invalidateQueries({ queryKey: trpc.alerts.rotas.pathKey() });
    close();
  };
  return (
    <Dialog isOpen={isOpen} onClose={close} title={t("addRota")} closeLabel={tCommon("close")}>
      <Form errors={failureOf(save.error).fields} onSubmit={submit}>
        <DialogBody>
          <div className="grid gap-4">
            <Field name="name" label={t("name")} missing={t("nameMissing")}>
              <FieldInput required maxLength={80} autoComplete="off" />
            </Field>
            <CheckChoices
              label={t("members")}
              value={userIds}
              onChange={setUserIds}
              choices={people.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <div className="grid grid-cols-2 gap-3">
              <Field name="startsOn" label={t("startsOn")}>
                <FieldInput type="date" required defaultValue={new Date().toISOString().slice(0, 10)} />
              </Field>
              <Field name="handOverAt" label={t("handOverAt")}>
                <FieldInput type="time" required defaultValue="08:00" />
              </Field>
              <Field name="shiftDays" label={t("shiftDays")}>
                <FieldInput type="number" required min={1} max={28} defaultValue="7" />
              </Field>
              <Field name="timeZone" label={t("zone")}>
                <FieldInput required defaultValue={zone} />
              </Field>
            </div>
          </div>
          <FormFailure error={save.error} />
        </DialogBody>
        <DialogActions>
          <Button onClick={close}>{tCommon("cancel")}</Button>
          <Button type="submit" look="primary" disabled={userIds.length === 0} isBusy={save.isPending}>
            {t("save")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
