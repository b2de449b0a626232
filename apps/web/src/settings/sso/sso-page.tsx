"use client";

import { Notice } from "@cartage/ui/notice";
import { useSuspenseQuery } from "@tanstack/react-query";
import { CircleAlertIcon, FingerprintIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { ShortListPage } from "../../list/short-list-page.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { ProviderDialog } from "./provider-dialog.tsx";
import { ProviderPanel } from "./provider-panel.tsx";

/** The providers that the organisation's people sign in by. */
export function SsoPage({ publicUrl }: { publicUrl: string }) {
  const t = useTranslations("web.sso");
  const tErrors = useTranslations("errors");
  // the code that a try of a provider came back with
  const [refused] = useQueryState("refused", parseAsString);
  const query = useSuspenseQuery(useTRPC().accounts.sso.list.queryOptions());
  return (
    <ShortListPage
      query={query}
      isEmpty={query.data.length === 0}
      icon={<FingerprintIcon />}
      labels={{ title: t("title"), lead: t("lead"), add: t("add"), empty: t("empty"), emptyText: t("emptyText") }}
      dialog={ProviderDialog}
    >
      <div className="mx-4 grid max-w-3xl gap-4 sm:mx-6">
        {refused !== null && (
          <Notice tone="critical" role="alert" icon={<CircleAlertIcon />}>
            {t("tryRefused")} {tErrors.has(refused as "sso.refused") && tErrors(refused as "sso.refused")}
          </Notice>
        )}
        {query.data.map((provider) => (
          <ProviderPanel key={provider.id} provider={provider} publicUrl={publicUrl} />
        ))}
      </div>
    </ShortListPage>
  );
}
