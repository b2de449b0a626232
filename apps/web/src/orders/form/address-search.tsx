"use client";

import { Field } from "@cartage/ui/field";
import { SearchSelect } from "@cartage/ui/search-select";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import type { StopDraft } from "./draft.ts";

type AddressSearchProps = { customerId: string | null; onChoose: (stop: Partial<StopDraft>) => void };

/** Fills a stop in from the address book. */
export function AddressSearch({ customerId, onChoose }: AddressSearchProps) {
  const t = useTranslations("web.orders.form");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const [text, setText] = useState("");
  const search = text.trim();
  const input = { limit: 20, ...(search && { search }), ...(customerId && { customerId }) };
  const query = useQuery(
    trpc.customers.addresses.list.queryOptions(input, { placeholderData: keepPreviousData, staleTime: 30_000 }),
  );
  const items = query.data?.items ?? [];
  if (items.length === 0 && search === "") return null;
  return (
    <Field name="book" label={t("fromBook")} optionalMark={tCommon("optional")} className="sm:col-span-2">
      <SearchSelect
        found={items.map(({ id, name, address }) => ({ value: id, label: `${name}, ${address}` }))}
        onSearch={setText}
        value={null}
        onChange={(chosen) => {
          const found = items.find(({ id }) => id === chosen?.value);
          if (!found) return;
          const { name, address, place, phone, instructions } = found;
          onChoose({ name, address, place, phone: phone ?? "", instructions: instructions ?? "" });
        }}
        placeholder={t("fromBookSearch")}
        nothing={t("fromBookNothing")}
        clearLabel={tCommon("close")}
      />
    </Field>
  );
}
