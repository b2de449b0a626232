"use client";

import { Field } from "@cartage/ui/field";
import { FieldAlert } from "@cartage/ui/field-alert";
import { type Found, SearchSelect } from "@cartage/ui/search-select";
import { toast } from "@cartage/ui/toast";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "../../list/form-dialog.tsx";
import { useTypedSearch } from "../../list/use-typed-search.ts";
import { useTRPC } from "../../trpc/client.tsx";
import { failureOf } from "../../trpc/failure.ts";
import { AssignmentFields, type AssignmentValues, readLocal } from "./assignment-fields.tsx";

type Named = { id: string; name: string };

/** Gives a driver a vehicle, or a vehicle a driver. */
export function AddAssignmentDialog({
  driver,
  vehicle,
  onClose,
}: {
  driver?: Named;
  vehicle?: Named;
  onClose: () => void;
}) {
  const t = useTranslations("web.drivers.assignments");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [other, setOther] = useState<Found | null>(null);
  const [isLacking, setLacking] = useState(false);
  const { input, onSearch } = useTypedSearch(other);
  const options = { placeholderData: keepPreviousData };
  const vehicles = useQuery(trpc.fleet.vehicles.list.queryOptions(input, { ...options, enabled: !vehicle }));
  const drivers = useQuery(trpc.fleet.drivers.list.queryOptions(input, { ...options, enabled: !driver }));
  const found = driver
    ? (vehicles.data?.items ?? []).map(({ id, name, plate }) => ({
        value: id,
        label: name,
        detail: plate ?? undefined,
      }))
    : (drivers.data?.items ?? []).map(({ id, name, vehicle }) => ({ value: id, label: name, detail: vehicle?.name }));
  const create = useMutation(trpc.fleet.assignments.create.mutationOptions());
  const { fields } = failureOf(create.error);
  const refusal = fields.driverId ?? fields.vehicleId;
  const submit = async ({ kind, from, until }: AssignmentValues) => {
    if (!other) return setLacking(true);
    const begins = readLocal(from);
    await create.mutateAsync({
      driverId: driver?.id ?? other.value,
      vehicleId: vehicle?.id ?? other.value,
      kind,
      until: readLocal(until),
      ...(begins !== null && { from: begins }),
    });
    toast(t("saved"));
    onClose();
    await cache.invalidateQueries({ queryKey: trpc.fleet.pathKey() });
  };
  return (
    <FormDialog<AssignmentValues>
      isOpen
      onClose={onClose}
      title={driver ? t("addTitleDriver", { name: driver.name }) : t("addTitleVehicle", { name: vehicle?.name ?? "" })}
      error={create.error}
      onSubmit={submit}
      isBusy={create.isPending}
      submitLabel={t("add")}
    >
      <div className="grid gap-4">
        <Field name={driver ? "vehicleId" : "driverId"} label={t(driver ? "vehicle" : "driver")}>
          <SearchSelect
            found={found}
            onSearch={onSearch}
            value={other}
            onChange={(chosen) => {
              setOther(chosen);
              setLacking(false);
            }}
            placeholder={t("missing")}
            nothing={t("nothing")}
            clearLabel={tCommon("none")}
          />
          {isLacking && <FieldAlert>{t("missing")}</FieldAlert>}
        </Field>
        <AssignmentFields />
        {refusal && <FieldAlert>{refusal}</FieldAlert>}
      </div>
    </FormDialog>
  );
}
