"use client";

import { Button } from "@cartage/ui/button";
import { EmptyState } from "@cartage/ui/empty-state";
import { PageHeader } from "@cartage/ui/page-header";
import { PlusIcon } from "lucide-react";
import { parseAsBoolean, useQueryState } from "nuqs";
import type { ComponentProps, ComponentType, ReactNode } from "react";
import { StaleNotice } from "./query-failure.tsx";

type ShortListPageProps = {
  query: ComponentProps<typeof StaleNotice>["query"];
  isEmpty: boolean;
  icon: ReactNode;
  labels: { title: string; lead: string; add: string; empty: string; emptyText: string };
  /** Adds to the list; whether it is open stands in the address. */
  dialog: ComponentType<{ isOpen: boolean; onClose: () => void }>;
  /** The list, where there is something in it. */
  children: ReactNode;
};

/** All of a few things on one page, and the way to add one. */
export function ShortListPage({ query, isEmpty, icon, labels, dialog: AddDialog, children }: ShortListPageProps) {
  const [isAdding, setAdding] = useQueryState("add", parseAsBoolean.withDefault(false));
  const add = (
    <Button look="primary" onClick={() => void setAdding(true)}>
      <PlusIcon />
      {labels.add}
    </Button>
  );
  return (
    <div className="h-full overflow-y-auto pb-8">
      <PageHeader title={labels.title} below={labels.lead} actions={!isEmpty && add} />
      <StaleNotice query={query} />
      {isEmpty ? (
        <EmptyState icon={icon} title={labels.empty} action={add}>
          {labels.emptyText}
        </EmptyState>
      ) : (
        children
      )}
      <AddDialog isOpen={isAdding} onClose={() => void setAdding(null)} />
    </div>
  );
}
