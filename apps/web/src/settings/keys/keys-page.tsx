"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { KeyRoundIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { ShortListPage } from "../../list/short-list-page.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { CreateKeyDialog } from "./create-key-dialog.tsx";
import { KeyRow } from "./key-row.tsx";

/** The keys with which the organisation's programs call the API. */
export function KeysPage() {
  const t = useTranslations("web.keys");
  const query = useSuspenseQuery(useTRPC().integrations.keys.list.queryOptions());
  return (
    <ShortListPage
      query={query}
      isEmpty={query.data.length === 0}
      icon={<KeyRoundIcon />}
      labels={{ title: t("title"), lead: t("lead"), add: t("add"), empty: t("empty"), emptyText: t("emptyText") }}
      dialog={CreateKeyDialog}
    >
      <ul className="mx-4 divide-y divide-line rounded-panel border border-line bg-surface sm:mx-6">
        {query.data.map((apiKey) => (
          <KeyRow key={apiKey.id} apiKey={apiKey} />
        ))}
      </ul>
    </ShortListPage>
  );
}
