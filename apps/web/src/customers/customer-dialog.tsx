"use client";

import { Field, FieldInput, FieldText } from "@cartage/ui/field";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormDialog } from "../list/form-dialog.tsx";
import { useTRPC } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/router.ts";

type Customer = Outputs["customers"]["get"];
type Values = Record<"name" | "code" | "contactName" | "email" | "phone" | "note", string>;

/** Adds a customer, or changes one. */
export function CustomerDialog({ customer, onClose }: { customer?: Customer; onClose: () => void }) {
  const t = useTranslations("web.customers");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const create = useMutation(trpc.customers.create.mutationOptions());
  const update = useMutation(trpc.customers.update.mutationOptions());
  const change = customer ? update : create;
  const submit = async (values: Values) => {
    if (customer) await update.mutateAsync({ customerId: customer.id, ...values });
    else await create.mutateAsync(values);
    await cache.invalidateQueries({ queryKey: trpc.customers.pathKey() });
    toast(t(customer ? "saved" : "added", { name: values.name }));
    onClose();
  };
  const field = (name: Exclude<keyof Values, "note" | "name">, hint?: string) => (
    <Field name={name} label={t(name)} optionalMark={tCommon("optional")} {...(hint && { hint })}>
      <FieldInput autoComplete="off" defaultValue={customer?.[name] ?? ""} />
    </Field>
  );
  return (
    <FormDialog<Values>
      isOpen
      onClose={onClose}
      title={customer ? t("editTitle", { name: customer.name }) : t("addTitle")}
      error={change.error}
      onSubmit={submit}
      isBusy={change.isPending}
      submitLabel={tCommon("save")}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="name" label={t("name")} missing={t("nameMissing")} className="sm:col-span-2">
          <FieldInput required autoComplete="off" maxLength={120} defaultValue={customer?.name} />
        </Field>
        {field("code", t("codeHint"))}
        {field("contactName")}
        {field("phone")}
        {field("email")}
        <Field name="note" label={t("note")} optionalMark={tCommon("optional")} className="sm:col-span-2">
          <FieldText rows={2} maxLength={2_000} defaultValue={customer?.note ?? ""} />
        </Field>
      </div>
    </FormDialog>
  );
}
