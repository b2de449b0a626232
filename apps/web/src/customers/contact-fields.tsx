"use client";

import { type Contact, mostContacts } from "@cartage/domain/customers/inputs";
import { Button } from "@cartage/ui/button";
import { Field, FieldInput } from "@cartage/ui/field";
import { ArrowUpIcon, PlusIcon, Trash2Icon } from "lucide-react";
import { useTranslations } from "next-intl";

export type ContactDraft = Record<keyof Contact, string> & { key: number };
type ContactFieldsProps = { contacts: readonly ContactDraft[]; onChange: (contacts: ContactDraft[]) => void };

/** Who there is to ask at a customer's, one after the other; the first is who gets mail. */
export function ContactFields({ contacts, onChange }: ContactFieldsProps) {
  const t = useTranslations("web.customers");
  const change = (key: number, to: Partial<ContactDraft>) =>
    onChange(contacts.map((one) => (one.key === key ? { ...one, ...to } : one)));
  const without = (key: number) => contacts.filter((one) => one.key !== key);
  return (
    <fieldset className="min-w-0 rounded-panel border border-line p-4 sm:col-span-2">
      <legend className="px-1 font-medium">{t("contacts.title")}</legend>
      <p className="mb-3 text-caption text-ink-muted">{t("contacts.hint")}</p>
      <ol className="divide-y divide-line">
        {contacts.map((contact, at) => (
          <li key={contact.key} className="grid gap-3 py-4 first:pt-0 sm:grid-cols-2">
            {fields.map((name) => (
              <Field key={name} name={`contacts.${at}.${name}`} label={t(`contacts.${name}`)}>
                <FieldInput
                  autoComplete="off"
                  maxLength={most[name]}
                  value={contact[name]}
                  onValueChange={(text) => change(contact.key, { [name]: text })}
                />
              </Field>
            ))}
            <div className="flex flex-wrap gap-2 sm:col-span-2">
              {at > 0 && (
                <Button size="small" onClick={() => onChange([contact, ...without(contact.key)])}>
                  <ArrowUpIcon />
                  {t("contacts.makeFirst")}
                </Button>
              )}
              <Button size="small" onClick={() => onChange(without(contact.key))}>
                <Trash2Icon />
                {t("contacts.remove", { number: String(at + 1) })}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      {contacts.length < mostContacts && (
        <Button size="small" onClick={() => onChange([...contacts, emptyContact(contacts)])}>
          <PlusIcon />
          {t("contacts.add")}
        </Button>
      )}
    </fieldset>
  );
}

const most = { name: 120, role: 80, phone: 40, email: 254 } as const;
const fields = ["name", "role", "phone", "email"] as const;

export function draftsOf(contacts: readonly Contact[]): ContactDraft[] {
  return contacts.map(({ name, role, phone, email }, key) => ({
    ...{ key, name: name ?? "", role: role ?? "", phone: phone ?? "", email: email ?? "" },
  }));
}

export function emptyContact(beside: readonly ContactDraft[]): ContactDraft {
  return { key: Math.max(-1, ...beside.map(({ key }) => key)) + 1, name: "", role: "", phone: "", email: "" };
}
