"use client";

import type { DataColumn } from "@cartage/ui/data-column";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { nameColumn } from "../list/columns.tsx";
import type { Outputs } from "../trpc/router.ts";

type CustomerRow = Outputs["customers"]["list"]["items"][number];

/** The columns of the list of customers, on screen and as CSV. */
export function useCustomerColumns(): DataColumn<CustomerRow>[] {
  const t = useTranslations("web.customers.columns");
  const none = useTranslations("web.common")("noData");
  return useMemo(() => {
    const plain = (id: "code" | "contactName" | "phone" | "email", width: string): DataColumn<CustomerRow> => ({
      id,
      header: t(id),
      isSortable: id === "code",
      isOnPhone: id === "phone",
      width,
      skeleton: "w-20",
      text: (customer) => customer[id],
      cell: (customer) => (
        <span className={customer[id] ? "text-ink-muted" : "text-ink-faint"}>{customer[id] ?? none}</span>
      ),
    });
    return [
      nameColumn(t("name")),
      plain("code", "w-[12%]"),
      plain("contactName", "w-[18%]"),
      plain("phone", "w-34 md:w-[16%]"),
      plain("email", "w-[22%]"),
    ];
  }, [t, none]);
}
