"use client";

import { PageHeader } from "@cartage/ui/page-header";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { StaleNotice } from "../../list/query-failure.tsx";
import { WriteForm } from "../../requests/write-form.tsx";
import { BackLink } from "../../shell/back-link.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { IssueStateBadge, SeverityBadge } from "./issue-badges.tsx";
import { IssueContext } from "./issue-context.tsx";
import { IssueTimeline } from "./issue-timeline.tsx";
import { IssueWork } from "./issue-work.tsx";
import { MoveButtons } from "./move-buttons.tsx";

const refreshMs = 15_000;

/** One technical issue: what came with it, what was done about it, and what can be. */
export function IssuePage({ issueId }: { issueId: string }) {
  const t = useTranslations("web.admin.issues");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const query = useSuspenseQuery({ ...trpc.issues.get.queryOptions({ issueId }), refetchInterval: refreshMs });
  const refresh = () => cache.invalidateQueries({ queryKey: trpc.issues.pathKey() });
  const write = useMutation(trpc.issues.write.mutationOptions({ onSettled: refresh }));
  const issue = query.data;
  return (
    <div className="pb-8">
      <PageHeader
        back={<BackLink href={"/admin/issues" as Route}>{t("title")}</BackLink>}
        title={<span className="whitespace-normal break-all">{issue.path}</span>}
        beside={
          <>
            <IssueStateBadge state={issue.state} />
            <SeverityBadge severity={issue.severity} />
          </>
        }
        below={`${issue.raiser.name} · ${issue.organisation?.name ?? t("ofPlatform")} · ${t("times", { count: issue.times })}`}
        actions={<MoveButtons issue={issue} />}
      />
      <StaleNotice query={query} />
      <div className="mx-4 grid items-start gap-6 sm:mx-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 max-lg:order-2">
          <IssueTimeline entries={issue.entries} />
          <WriteForm
            labels={{
              body: t("comment"),
              hint: t("commentHint"),
              missing: t("commentMissing"),
              send: t("commentSend"),
            }}
            error={write.error}
            isBusy={write.isPending}
            onSend={(body) => write.mutateAsync({ issueId, body })}
          />
        </div>
        <div className="grid min-w-0 gap-4">
          <IssueWork issue={issue} />
          <IssueContext issue={issue} />
        </div>
      </div>
    </div>
  );
}
