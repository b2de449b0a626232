"use client";

import { vehicleTypes } from "@cartage/domain/fleet/inputs";
import { Field, FieldInput } from "@cartage/ui/field";
import { Select } from "@cartage/ui/select";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FormDialog } from "../../list/form-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { wordsOf } from "../words-of.ts";
import { type Carries, CarriesFields, type CarriesValues, carriesInput } from "./carries-fields.tsx";
import { GroupField } from "./group-field.tsx";
import type { VehicleRow } from "./vehicle-columns.tsx";

type VehicleDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  /** The one to change; without it a new one is added. */
  vehicle?: Pick<VehicleRow, "id" | "name" | "plate" | "vin" | "type" | "group" | "tags"> & Carries;
};

type VehicleType = (typeof vehicleTypes)[number];
type VehicleValues = CarriesValues & {
  name: string;
  plate: string;
  vin: string;
  type: VehicleType;
  groupId: string | null;
  tags: string;
};

/** Adds a vehicle, or changes one. */
export function VehicleDialog({ isOpen, onClose, vehicle }: VehicleDialogProps) {
  const t = useTranslations("web.vehicles");
  const tType = useTranslations("web.types");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const create = useMutation(trpc.fleet.vehicles.create.mutationOptions());
  const update = useMutation(trpc.fleet.vehicles.update.mutationOptions());
  const change = vehicle ? update : create;
  const optionalMark = tCommon("optional");
  const close = () => {
    change.reset();
    onClose();
  };
  const submit = async ({ tags, ...values }: VehicleValues) => {
    const input = { ...values, ...carriesInput(values), tags: wordsOf(tags) };
    if (vehicle) await update.mutateAsync({ vehicleId: vehicle.id, basedOn: vehicle.version, ...input });
    else await create.mutateAsync(input);
    await cache.invalidateQueries({ queryKey: trpc.fleet.pathKey() });
    router.refresh();
    toast(t(vehicle ? "saved" : "added", { name: values.name }));
    close();
  };
  return (
    <FormDialog<VehicleValues>
      isOpen={isOpen}
      onClose={close}
      title={vehicle ? t("form.editTitle", { name: vehicle.name }) : t("form.addTitle")}
      error={change.error}
      onSubmit={submit}
      isBusy={change.isPending}
      submitLabel={t(vehicle ? "form.save" : "form.add")}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="name"
          label={t("form.name")}
          hint={t("form.nameHint")}
          missing={t("form.nameMissing")}
          className="sm:col-span-2"
        >
          <FieldInput required defaultValue={vehicle?.name} autoComplete="off" />
        </Field>
        <Field name="plate" label={t("form.plate")} optionalMark={optionalMark}>
          <FieldInput defaultValue={vehicle?.plate ?? ""} autoComplete="off" className="uppercase" />
        </Field>
        <Field name="type" label={t("form.type")}>
          <Select
            defaultValue={vehicle?.type ?? "truck"}
            choices={vehicleTypes.map((value) => ({ value, label: tType(value) }))}
          />
        </Field>
        <GroupField defaultValue={vehicle?.group?.id ?? null} />
        <Field name="vin" label={t("form.vin")} optionalMark={optionalMark}>
          <FieldInput defaultValue={vehicle?.vin ?? ""} autoComplete="off" className="font-mono uppercase" />
        </Field>
        <Field
          name="tags"
          label={t("form.tags")}
          hint={t("form.tagsHint")}
          optionalMark={optionalMark}
          className="sm:col-span-2"
        >
          <FieldInput defaultValue={vehicle?.tags.join(", ")} autoComplete="off" />
        </Field>
        <CarriesFields carries={vehicle} />
      </div>
    </FormDialog>
  );
}
