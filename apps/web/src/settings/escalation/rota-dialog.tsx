"use client";

import { Field, FieldInput } from "@cartage/ui/field";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { dayText } from "../../map/history/zone-days.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/router.ts";
import { PickPeople } from "./pick-people.tsx";
import { SaveDialog } from "./save-dialog.tsx";

export type Rota = Outputs["alerts"]["rotas"]["list"][number];
type Values = { startsOn: string; handOverAt: string; shiftDays: string; timeZone: string };

/** Makes or changes a rota of members who take turns. */
export function RotaDialog({ rota, isOpen, onClose }: { rota: Rota | null; isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("web.escalation");
  const zone = useTimeZone() ?? "UTC";
  const trpc = useTRPC();
  const people = useSuspenseQuery(trpc.alerts.people.queryOptions()).data;
  const save = useMutation(trpc.alerts.rotas.save.mutationOptions());
  const [userIds, setUserIds] = useState<string[]>(() => [...(rota?.userIds ?? [])]);
  return (
    <SaveDialog<Values>
      isOpen={isOpen}
      onClose={onClose}
      title={rota ? t("editOf", { name: rota.name }) : t("addRota")}
      name={rota?.name}
      mutation={save}
      savedKey={trpc.alerts.rotas.pathKey()}
      canSave={userIds.length > 0}
      onSave={({ shiftDays, ...values }) =>
        save.mutateAsync({ ...(rota && { rotaId: rota.id }), ...values, shiftDays: Number(shiftDays), userIds })
      }
    >
      <div className="grid gap-1.5">
        <span aria-hidden="true" className="font-medium">
          {t("members")}
        </span>
        <PickPeople
          label={t("members")}
          choices={people.map(({ id, name }) => ({ value: id, label: name }))}
          value={userIds}
          onChange={setUserIds}
        />
      </div>
      <div className="grid grid-cols-2 gap-3">
        <Field name="startsOn" label={t("startsOn")}>
          <FieldInput type="date" required defaultValue={rota?.startsOn ?? dayText(Date.now(), zone)} />
        </Field>
        <Field name="handOverAt" label={t("handOverAt")}>
          <FieldInput type="time" required defaultValue={rota?.handOverAt ?? "08:00"} />
        </Field>
        <Field name="shiftDays" label={t("shiftDays")}>
          <FieldInput type="number" required min={1} max={28} defaultValue={String(rota?.shiftDays ?? 7)} />
        </Field>
        <Field name="timeZone" label={t("zone")}>
          <FieldInput required defaultValue={rota?.timeZone ?? zone} />
        </Field>
      </div>
    </SaveDialog>
  );
}
