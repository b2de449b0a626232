"use client";

import { severities } from "@cartage/domain/issues/rules";
import { Panel } from "@cartage/ui/panel";
import { Select } from "@cartage/ui/select";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFailureToast } from "../../list/use-failure-toast.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { Issue } from "./issue.ts";

/** Who works on an issue, and how bad it is; what is chosen is kept at once. */
export function IssueWork({ issue }: { issue: Issue }) {
  const { id: issueId, severity, assigneeId } = issue;
  const failed = useFailureToast();
  const t = useTranslations("web.admin.issues");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { data: assignees = [] } = useQuery(trpc.issues.assignees.queryOptions());
  const options = {
    onSuccess: () => void toast(t("saved")),
    onError: failed,
    onSettled: () => cache.invalidateQueries({ queryKey: trpc.issues.pathKey() }),
  };
  const assign = useMutation(trpc.issues.assign.mutationOptions(options));
  const rate = useMutation(trpc.issues.rate.mutationOptions(options));
  return (
    <Panel title={t("work")}>
      <div className="grid gap-3 py-2">
        <div className="grid gap-1.5">
          <span aria-hidden="true" className="font-medium">
            {t("assignee")}
          </span>
          <Select
            label={t("assignee")}
            value={assigneeId}
            onChange={(chosen) => assign.mutate({ issueId, assigneeId: chosen })}
            choices={[
              { value: null, label: t("nobody") },
              ...assignees.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            className="w-full"
          />
        </div>
        <div className="grid gap-1.5">
          <span aria-hidden="true" className="font-medium">
            {t("severity")}
          </span>
          <Select
            label={t("severity")}
            value={severity}
            onChange={(chosen) => rate.mutate({ issueId, severity: chosen })}
            choices={severities.map((value) => ({ value, label: t(`severities.${value}`) }))}
            className="w-full"
          />
        </div>
      </div>
    </Panel>
  );
}
