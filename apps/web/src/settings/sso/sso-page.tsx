"use client";

import { Button } from "@cartage/ui/button";
import { EmptyState } from "@cartage/ui/empty-state";
import { PageHeader } from "@cartage/ui/page-header";
import { useSuspenseQuery } from "@tanstack/react-query";
import { FingerprintIcon, PlusIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsBoolean, useQueryState } from "nuqs";
import { StaleNotice } from "../../list/query-failure.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { ProviderDialog } from "./provider-dialog.tsx";
import { ProviderPanel } from "./provider-panel.tsx";

/** The providers that the organisation's people sign in by. */
export function SsoPage({ publicUrl }: { publicUrl: string }) {
  const t = useTranslations("web.sso");
  const query = useSuspenseQuery(useTRPC().accounts.sso.list.queryOptions());
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
        <EmptyState icon={<FingerprintIcon />} title={t("empty")} action={add}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <div className="mx-4 grid max-w-3xl gap-4 sm:mx-6">
          {query.data.map((provider) => (
            <ProviderPanel key={provider.id} provider={provider} publicUrl={publicUrl} />
          ))}
        </div>
      )}
      <ProviderDialog isOpen={isAdding} onClose={() => void setAdding(null)} />
    </div>
  );
}
