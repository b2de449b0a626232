"use client";

import type { Contact } from "@cartage/domain/customers/inputs";
import type { DataColumn } from "@cartage/ui/data-column";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { nameColumn } from "../list/columns.tsx";
import type { Outputs } from "../trpc/router.ts";

type CustomerRow = Outputs["customers"]["list"]["items"][number];

/** The columns of the list of customers, on screen and as CSV: on screen the first contact, in the file all of them. */
export function useCustomerColumns(): DataColumn<CustomerRow>[] {
  const t = useTranslations("web.customers.columns");
  const none = useTranslations("web.common")("noData");
  return useMemo(() => {
    const shown = (text: string | null | undefined) => (
      <span className={text ? "text-ink-muted" : "text-ink-faint"}>{text ?? none}</span>
    );
    const ofContacts = (id: "contacts" | "phone" | "email", width: string): DataColumn<CustomerRow> => {
      const part = (contact: Contact) => contact[id === "contacts" ? "name" : id];
      return {
        id,
        header: t(id),
        isOnPhone: id === "phone",
        width,
        skeleton: "w-20",
        text: ({ contacts }) => contacts.map((contact) => part(contact) ?? none).join("; "),
        cell: ({ contacts: [first, ...others] }) => (
          <>
            {shown(first && part(first))}
            {id === "contacts" && others.length > 0 && (
              <span className="ml-1.5 text-ink-faint">{t("more", { count: String(others.length) })}</span>
            )}
          </>
        ),
      };
    };
    return [
      nameColumn(t("name")),
      {
        ...{ id: "code", header: t("code"), isSortable: true, width: "w-[12%]", skeleton: "w-20" },
        text: ({ code }) => code,
        cell: ({ code }) => shown(code),
      },
      ofContacts("contacts", "w-[18%]"),
      ofContacts("phone", "w-34 md:w-[16%]"),
      ofContacts("email", "w-[22%]"),
    ];
  }, [t, none]);
}
