"use client";

import { Button } from "@cartage/ui/button";
import { EmptyState } from "@cartage/ui/empty-state";
import { PageHeader } from "@cartage/ui/page-header";
import { useSuspenseQuery } from "@tanstack/react-query";
import { KeyRoundIcon, PlusIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsBoolean, useQueryState } from "nuqs";
import { StaleNotice } from "../../list/query-failure.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { CreateKeyDialog } from "./create-key-dialog.tsx";
import { KeyRow } from "./key-row.tsx";

/** The keys with which the organisation's programs call the API. */
export function KeysPage() {
  const t = useTranslations("web.keys");
  const query = useSuspenseQuery(useTRPC().integrations.keys.list.queryOptions());
  const [isAdding, setAdding] = useQueryState("add", parseAsBoolean.withDefault(false));
  const add = (
    <Button look="primary" onClick={() => void setAdding(true)}>
      <PlusIcon />
      {t("add")}
    </Button>
  );
  return (
    <div className="h-full overflow-y-auto pb-8">
      <PageHeader title={t("title")} below={t("lead")} actions={query.data.length > 0 && add} />
      <StaleNotice query={query} />
      {query.data.length === 0 ? (
        <EmptyState icon={<KeyRoundIcon />} title={t("empty")} action={add}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <ul className="mx-4 divide-y divide-line rounded-panel border border-line bg-surface sm:mx-6">
          {query.data.map((apiKey) => (
            <KeyRow key={apiKey.id} apiKey={apiKey} />
          ))}
        </ul>
      )}
      <CreateKeyDialog isOpen={isAdding} onClose={() => void setAdding(null)} />
    </div>
  );
}
