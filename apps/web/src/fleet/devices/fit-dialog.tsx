"use client";

import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import type { Found } from "@cartage/ui/search-select";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../../list/form-failure.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { failureOf } from "../../trpc/failure.ts";
import type { DeviceDetail } from "./device-connection.tsx";
import { VehicleSearch } from "./vehicle-search.tsx";

type FitDialogProps = { isOpen: boolean; onClose: () => void; device: DeviceDetail };

/** Fits a device to a vehicle; from then on its positions are that vehicle's. */
export function FitDialog({ isOpen, onClose, device }: FitDialogProps) {
  const t = useTranslations("web.devices");
  const tCommon = useTranslations("web.common");
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
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={t("fitTitle", { name: device.name })}
      description={t("fitText")}
      closeLabel={tCommon("close")}
    >
      <Form errors={failureOf(fit.error).fields} onSubmit={submit}>
        <DialogBody>
          <Field name="vehicleId" label={t("form.vehicle")}>
            <VehicleSearch value={vehicle} onChange={setVehicle} />
          </Field>
          <FormFailure error={fit.error} />
        </DialogBody>
        <DialogActions>
          <Button onClick={close}>{tCommon("cancel")}</Button>
          <Button type="submit" look="primary" disabled={!vehicle} isBusy={fit.isPending}>
            {t("fitConfirm")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
