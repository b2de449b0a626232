"use client";

import type { Contact } from "@cartage/domain/customers/inputs";
import { Badge } from "@cartage/ui/badge";
import { useTranslations } from "next-intl";

/** Who there is to ask, with the ways to reach them. */
export function ContactList({ contacts }: { contacts: readonly Contact[] }) {
  const t = useTranslations("web.customers.contacts");
  if (contacts.length === 0) return <span className="text-ink-muted">{t("none")}</span>;
  return (
    <ul className="divide-y divide-line">
      {contacts.map(({ name, role, phone, email }, at) => (
        <li key={[name, role, phone, email].join(" ")} className="py-1.5 first:pt-0 last:pb-0">
          <p className="break-words">
            {name} {role && <span className="text-ink-muted">{role}</span>}{" "}
            {at === 0 && email && contacts.length > 1 && <Badge>{t("getsMail")}</Badge>}
          </p>
          {phone && (
            <a href={`tel:${phone}`} className="block w-fit break-words text-accent-ink hover:underline">
              {phone}
            </a>
          )}
          {email && (
            <a href={`mailto:${email}`} className="block w-fit break-all text-accent-ink hover:underline">
              {email}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
