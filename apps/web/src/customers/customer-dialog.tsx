"use client";

import { Field, FieldInput, FieldText } from "@cartage/ui/field";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "../list/form-dialog.tsx";
import { useTRPC } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/router.ts";
import { ContactFields, draftsOf, emptyContact } from "./contact-fields.tsx";

type Customer = Outputs["customers"]["get"];
type Values = Record<"name" | "code" | "note", string>;

/** Adds a customer, or changes one. */
export function CustomerDialog({ customer, onClose }: { customer?: Customer; onClose: () => void }) {
  const t = useTranslations("web.customers");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const create = useMutation(trpc.customers.create.mutationOptions());
  const update = useMutation(trpc.customers.update.mutationOptions());
  const change = customer ? update : create;
  // a new one has a contact to be filled in; left empty it is none
  const [contacts, setContacts] = useState(() => (customer ? draftsOf(customer.contacts) : [emptyContact([])]));
  const submit = async ({ name, code, note }: Values) => {
    const values = { name, code, note, contacts: contacts.map(({ key: _, ...contact }) => contact) };
    if (customer) await update.mutateAsync({ customerId: customer.id, ...values });
    else await create.mutateAsync(values);
    await cache.invalidateQueries({ queryKey: trpc.customers.pathKey() });
    toast(t(customer ? "saved" : "added", { name: values.name }));
    onClose();
  };
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
        <Field name="code" label={t("code")} optionalMark={tCommon("optional")} hint={t("codeHint")}>
          <FieldInput autoComplete="off" defaultValue={customer?.code ?? ""} />
        </Field>
        <ContactFields contacts={contacts} onChange={setContacts} />
        <Field name="note" label={t("note")} optionalMark={tCommon("optional")} className="sm:col-span-2">
          <FieldText rows={2} maxLength={2_000} defaultValue={customer?.note ?? ""} />
        </Field>
      </div>
    </FormDialog>
  );
}
