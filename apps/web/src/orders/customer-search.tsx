"use client";

import { type Found, SearchSelect } from "@cartage/ui/search-select";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTypedSearch } from "../list/use-typed-search.ts";
import { useTRPC } from "../trpc/client.tsx";

type CustomerSearchProps = {
  value: Found | null;
  onChange: (chosen: Found | null) => void;
  label?: string;
  labels: { placeholder: string; nothing: string; clear: string };
};

/** One of the customers, by name or code. */
export function CustomerSearch({ value, onChange, label, labels }: CustomerSearchProps) {
  const trpc = useTRPC();
  const { input, onSearch } = useTypedSearch(value);
  const query = useQuery(
    trpc.customers.list.queryOptions(input, { placeholderData: keepPreviousData, staleTime: 30_000 }),
  );
  return (
    <SearchSelect
      found={(query.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onSearch={onSearch}
      value={value}
      onChange={onChange}
      {...(label && { label })}
      placeholder={labels.placeholder}
      nothing={labels.nothing}
      clearLabel={labels.clear}
    />
  );
}
