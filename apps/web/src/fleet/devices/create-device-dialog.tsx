"use client";

import { Field, FieldInput } from "@cartage/ui/field";
import type { Found } from "@cartage/ui/search-select";
import { Select } from "@cartage/ui/select";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "../../list/form-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { type IssuedSecret, SecretDialog } from "./secret-dialog.tsx";
import { VehicleSearch } from "./vehicle-search.tsx";

type DeviceValues = { name: string; kind: "tracker" | "phone"; outsideId: string };

/** Adds a device, then shows its secret once. */
export function CreateDeviceDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("web.devices.form");
  const tKinds = useTranslations("web.devices.kinds");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const create = useMutation(trpc.fleet.devices.create.mutationOptions());
  const [vehicle, setVehicle] = useState<Found | null>(null);
  const [issued, setIssued] = useState<IssuedSecret | null>(null);
  const close = () => {
    create.reset();
    setVehicle(null);
    setIssued(null);
    onClose();
  };
  const submit = async ({ name, kind, outsideId }: DeviceValues) => {
    const { secret, settings } = await create.mutateAsync({
      name,
      kind,
      outsideId,
      ...(vehicle && { vehicleId: vehicle.value }),
    });
    setIssued({ name, secret, settings, isRotated: false });
    await cache.invalidateQueries({ queryKey: trpc.fleet.pathKey() });
  };
  if (issued) return <SecretDialog issued={issued} onClose={close} />;
  return (
    <FormDialog<DeviceValues>
      isOpen={isOpen}
      onClose={close}
      title={t("title")}
      error={create.error}
      onSubmit={submit}
      isBusy={create.isPending}
      submitLabel={t("submit")}
    >
      <div className="grid gap-4">
        <Field name="name" label={t("name")} hint={t("nameHint")} missing={t("nameMissing")}>
          <FieldInput required autoComplete="off" />
        </Field>
        <Field name="kind" label={t("kind")}>
          <Select
            defaultValue="tracker"
            choices={[
              { value: "tracker", label: tKinds("tracker") },
              { value: "phone", label: tKinds("phone") },
            ]}
          />
        </Field>
        <Field name="vehicleId" label={t("vehicle")} hint={t("vehicleHint")} optionalMark={tCommon("optional")}>
          <VehicleSearch value={vehicle} onChange={setVehicle} />
        </Field>
        <Field name="outsideId" label={t("outsideId")} hint={t("outsideIdHint")} optionalMark={tCommon("optional")}>
          <FieldInput autoComplete="off" />
        </Field>
      </div>
    </FormDialog>
  );
}
