"use client";

import type { WeeklyHours } from "@cartage/domain/geofences/inputs";
import { hubKinds } from "@cartage/domain/routes/inputs";
import { Field, FieldInput } from "@cartage/ui/field";
import { Select } from "@cartage/ui/select";
import { Switch } from "@cartage/ui/switch";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { ScheduleFields } from "../../geofences/editor/schedule-fields.tsx";
import { FormDialog } from "../../list/form-dialog.tsx";
import type { StreetStyles } from "../../map/sources.ts";
import { useTRPC } from "../../trpc/client.tsx";
import { failureOf } from "../../trpc/failure.ts";
import type { HubDetail } from "./hub-detail.ts";
import { PlaceField } from "./place-field.tsx";
import { readPlace, writePlace } from "./place-text.ts";

type HubValues = {
  code: string;
  name: string;
  kind: (typeof hubKinds)[number];
  address: string;
  timeZone: string;
  capacity: string;
  geofenceId: string | null;
};

/** Adds a hub, or changes one. */
export function HubDialog({ hub, streets, onClose }: { hub?: HubDetail; streets: StreetStyles; onClose: () => void }) {
  const t = useTranslations("web.hubs");
  const tForm = useTranslations("web.hubs.form");
  const tKinds = useTranslations("web.hubs.kinds");
  const tCommon = useTranslations("web.common");
  const zone = useTimeZone() ?? "UTC";
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const geofences = useQuery(trpc.geofences.shapes.queryOptions({}));
  const create = useMutation(trpc.routes.hubs.create.mutationOptions());
  const update = useMutation(trpc.routes.hubs.update.mutationOptions());
  const change = hub ? update : create;
  const [placeText, setPlaceText] = useState(hub ? writePlace(hub) : "");
  const [isPlaceWrong, setPlaceWrong] = useState(false);
  const [isCityEdge, setCityEdge] = useState(hub?.isCityEdge ?? false);
  const [spans, setSpans] = useState<WeeklyHours["spans"] | null>(hub?.openingSpans ?? null);
  const place = readPlace(placeText);
  const { fields } = failureOf(change.error);

  const submit = async ({ capacity, ...values }: HubValues) => {
    if (!place) return setPlaceWrong(true);
    const capacityPallets = capacity.trim() === "" ? null : Number(capacity);
    const input = { ...values, ...place, capacityPallets, isCityEdge, openingSpans: spans };
    const { hubId } = hub
      ? await update.mutateAsync({ hubId: hub.id, basedOn: hub.version, ...input })
      : await create.mutateAsync(input);
    toast(t(hub ? "saved" : "added", { name: values.name }));
    onClose();
    if (!hub) router.push(`/hubs/${hubId}` as Route);
    await cache.invalidateQueries({ queryKey: trpc.routes.pathKey() });
  };
  return (
    <FormDialog<HubValues>
      isOpen
      isWide
      onClose={onClose}
      title={hub ? tForm("editTitle", { name: hub.name }) : tForm("addTitle")}
      error={change.error}
      onSubmit={submit}
      isBusy={change.isPending}
      submitLabel={hub ? tForm("save") : t("add")}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="name" label={tForm("name")} missing={tForm("nameMissing")}>
          <FieldInput required defaultValue={hub?.name} autoComplete="off" />
        </Field>
        <Field name="code" label={tForm("code")} hint={tForm("codeHint")} missing={tForm("codeMissing")}>
          <FieldInput required defaultValue={hub?.code} autoComplete="off" className="font-mono uppercase" />
        </Field>
        <Field name="address" label={tForm("address")} missing={tForm("addressMissing")} className="sm:col-span-2">
          <FieldInput required defaultValue={hub?.address} autoComplete="off" />
        </Field>
        <PlaceField
          hub={hub}
          streets={streets}
          text={placeText}
          isWrong={isPlaceWrong}
          onText={(text) => {
            setPlaceText(text);
            setPlaceWrong(false);
          }}
        />
        <Field name="kind" label={tForm("kind")}>
          <Select
            defaultValue={hub?.kind ?? "depot"}
            choices={hubKinds.map((value) => ({ value, label: tKinds(value) }))}
          />
        </Field>
        <Field name="timeZone" label={tForm("timeZone")} missing={tForm("timeZoneMissing")}>
          <FieldInput required defaultValue={hub?.timeZone ?? zone} autoComplete="off" />
        </Field>
        <Field name="capacity" label={tForm("capacity")} optionalMark={tCommon("optional")}>
          <FieldInput
            type="number"
            min={0}
            max={1_000_000}
            step={1}
            defaultValue={hub?.capacityPallets ?? ""}
            autoComplete="off"
          />
        </Field>
        <Field name="geofenceId" label={tForm("geofence")}>
          <Select
            defaultValue={hub?.geofence?.id ?? null}
            choices={[
              { value: null, label: tForm("noGeofence") },
              ...(geofences.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
        <div className="sm:col-span-2">
          <Switch label={tForm("cityEdge")} hint={t("cityEdgeText")} isOn={isCityEdge} onChange={setCityEdge} />
        </div>
        <div className="sm:col-span-2">
          <ScheduleFields
            schedule={spans && { timeZone: hub?.timeZone ?? zone, spans }}
            onSchedule={(schedule) => setSpans(schedule?.spans ?? null)}
            error={fields.openingSpans}
            label={tForm("hours")}
            hint={tForm("hoursHint")}
            timeZone={hub?.timeZone ?? zone}
          />
        </div>
      </div>
    </FormDialog>
  );
}
