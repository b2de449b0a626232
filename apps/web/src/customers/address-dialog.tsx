"use client";

import { Field, FieldInput, FieldText } from "@cartage/ui/field";
import { Switch } from "@cartage/ui/switch";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "../list/form-dialog.tsx";
import type { StreetStyles } from "../map/sources.ts";
import { PlaceField } from "../orders/form/place-field.tsx";
import { useTRPC } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/router.ts";

type AddressDialogProps = {
  customerId: string;
  address?: Outputs["customers"]["addresses"]["list"]["items"][number];
  streets: StreetStyles;
  onClose: () => void;
};

/** Writes an address into the book, or anew. */
export function AddressDialog({ customerId, address, streets, onClose }: AddressDialogProps) {
  const t = useTranslations("web.customers");
  const tForm = useTranslations("web.orders.form");
  const tCommon = useTranslations("web.common");
  const optionalMark = tCommon("optional");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [typed, setTyped] = useState({ address: address?.address ?? "", place: address?.place ?? null });
  const [isForAll, setForAll] = useState(address?.customer === null);
  const save = useMutation(trpc.customers.addresses.save.mutationOptions());
  const submit = async ({ name = "", phone = "", instructions = "" }: Record<string, string>) => {
    await save.mutateAsync({
      addressId: address?.id ?? null,
      customerId: isForAll ? null : customerId,
      name,
      phone,
      instructions,
      ...typed,
    });
    await cache.invalidateQueries({ queryKey: trpc.customers.pathKey() });
    toast(t("addressSaved"));
    onClose();
  };
  return (
    <FormDialog<Record<string, string>>
      isOpen
      onClose={onClose}
      title={t("addressTitle")}
      error={save.error}
      onSubmit={submit}
      isBusy={save.isPending}
      submitLabel={tCommon("save")}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="name" label={tForm("name")} missing={tForm("nameMissing")}>
          <FieldInput required autoComplete="off" maxLength={120} defaultValue={address?.name} />
        </Field>
        <Field name="phone" label={tForm("phone")} optionalMark={optionalMark}>
          <FieldInput autoComplete="off" maxLength={40} defaultValue={address?.phone ?? ""} />
        </Field>
        <Field name="address" label={tForm("address")} missing={tForm("addressMissing")} className="sm:col-span-2">
          <FieldInput
            required
            autoComplete="off"
            maxLength={300}
            value={typed.address}
            onValueChange={(text) => setTyped({ ...typed, address: text })}
          />
        </Field>
        <PlaceField {...typed} onChange={(place) => setTyped({ ...typed, place })} streets={streets} />
        <Field name="instructions" label={tForm("instructions")} optionalMark={optionalMark} className="sm:col-span-2">
          <FieldText rows={2} maxLength={1_000} defaultValue={address?.instructions ?? ""} />
        </Field>
        <div className="sm:col-span-2">
          <Switch label={t("forAll")} hint={t("forAllHint")} isOn={isForAll} onChange={setForAll} />
        </div>
      </div>
    </FormDialog>
  );
}
