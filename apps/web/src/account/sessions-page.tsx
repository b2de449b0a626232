"use client";

import { Button } from "@cartage/ui/button";
import { PageHeader } from "@cartage/ui/page-header";
import { Skeleton } from "@cartage/ui/skeleton";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "../list/confirm-dialog.tsx";
import { QueryFailure, StaleNotice } from "../list/query-failure.tsx";
import { PreferencesPanel } from "../notifications/preferences-panel.tsx";
import { useCan, useMe } from "../shell/me-context.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { EmailPanel } from "./email-panel.tsx";
import { FactorsPanel } from "./factors-panel.tsx";
import { PasswordPanel } from "./password-panel.tsx";
import { SessionRow } from "./session-row.tsx";
import { VerifyNotice } from "./verify-notice.tsx";

/** Where a person is signed in, and the way to end what they do not know. */
export function SessionsPage() {
  const t = useTranslations("web.sessions");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const query = useQuery(trpc.accounts.sessions.list.queryOptions());
  // what is owed comes first
  const { lacksSecondFactor, organisation } = useMe();
  const mayWatch = useCan("tracking.view");
  const [isAsking, setIsAsking] = useState(false);
  const endOthers = useMutation(
    trpc.accounts.sessions.endOthers.mutationOptions({
      onSuccess: ({ ended }) => {
        toast(t("othersEnded", { count: ended }));
        setIsAsking(false);
        return cache.invalidateQueries({ queryKey: trpc.accounts.sessions.pathKey() });
      },
    }),
  );
  const others = query.data?.filter(({ isCurrent }) => !isCurrent).length ?? 0;
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col pb-8">
      <PageHeader
        title={t("title")}
        below={t("lead")}
        actions={others > 0 && <Button onClick={() => setIsAsking(true)}>{t("endOthers")}</Button>}
      />
      <VerifyNotice />
      {lacksSecondFactor && <FactorsPanel />}
      {query.data && <StaleNotice query={query} />}
      {query.isPending && <SessionsSkeleton />}
      {query.isError && !query.data && <QueryFailure query={query} />}
      {query.data && (
        <ul className="mx-4 divide-y divide-line rounded-panel border border-line bg-surface sm:mx-6">
          {query.data.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      )}
      {!lacksSecondFactor && <FactorsPanel />}
      {organisation !== null && !lacksSecondFactor && mayWatch && <PreferencesPanel />}
      <EmailPanel />
      <PasswordPanel />
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        onConfirm={() => endOthers.mutate()}
        isBusy={endOthers.isPending}
        title={t("endOthersTitle")}
        consequence={t("endOthersText", { count: others })}
        error={endOthers.error}
        confirmLabel={t("endOthers")}
      />
    </div>
  );
}

function SessionsSkeleton() {
  return (
    <div className="mx-4 flex flex-col gap-6 rounded-panel border border-line bg-surface p-4 sm:mx-6">
      {["w-40", "w-52", "w-36"].map((width) => (
        <div key={width} className="flex flex-col gap-2">
          <Skeleton className={`h-4 ${width}`} />
          <Skeleton className="h-3 w-64 max-w-full" />
        </div>
      ))}
    </div>
  );
}
