"use client";

import { EmptyState } from "@cartage/ui/empty-state";
import { PageHeader } from "@cartage/ui/page-header";
import type { ComponentProps, ComponentType, ReactNode } from "react";
import { StaleNotice } from "./query-failure.tsx";
import { useAdding } from "./use-adding.tsx";

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
  const { isAdding, stopAdding, addButton } = useAdding(labels.add);
  return (
    <div className="h-full overflow-y-auto pb-8">
      <PageHeader title={labels.title} below={labels.lead} actions={!isEmpty && addButton} />
      <StaleNotice query={query} />
      {isEmpty ? (
        <EmptyState icon={icon} title={labels.empty} action={addButton}>
          {labels.emptyText}
        </EmptyState>
      ) : (
        children
      )}
      <AddDialog isOpen={isAdding} onClose={stopAdding} />
    </div>
  );
}
