"use client";

import { Field } from "@cartage/ui/field";
import type { Found } from "@cartage/ui/search-select";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "../../list/form-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { DeviceDetail } from "./device-connection.tsx";
import { VehicleSearch } from "./vehicle-search.tsx";

type FitDialogProps = { isOpen: boolean; onClose: () => void; device: DeviceDetail };

/** Fits a device to a vehicle; from then on its positions are that vehicle's. */
export function FitDialog({ isOpen, onClose, device }: FitDialogProps) {
  const t = useTranslations("web.devices");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const fit = useMutation(trpc.fleet.devices.fit.mutationOptions());
  const [vehicle, setVehicle] = useState<Found | null>(null);
  const close = () => {
    setVehicle(null);
    fit.reset();
    onClose();
  };
  const submit = async () => {
    if (!vehicle) return;
    await fit.mutateAsync({ deviceId: device.id, vehicleId: vehicle.value });
    await cache.invalidateQueries({ queryKey: trpc.fleet.pathKey() });
    toast(t("fitted", { name: device.name, vehicle: vehicle.label }));
    close();
  };
  return (
    <FormDialog
      isOpen={isOpen}
      onClose={close}
      title={t("fitTitle", { name: device.name })}
      description={t("fitText")}
      error={fit.error}
      onSubmit={submit}
      isBusy={fit.isPending}
      submitLabel={t("fitConfirm")}
      isDisabled={!vehicle}
    >
      <Field name="vehicleId" label={t("form.vehicle")}>
        <VehicleSearch value={vehicle} onChange={setVehicle} />
      </Field>
    </FormDialog>
  );
}
