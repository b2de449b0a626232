"use client";

import { Button } from "@cartage/ui/button";
import { Panel } from "@cartage/ui/panel";
import { Select } from "@cartage/ui/select";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFailureToast } from "../../list/use-failure-toast.ts";
import { useTRPC } from "../../trpc/client.tsx";
import { type Policy, PolicyDialog } from "./policy-dialog.tsx";
import { useEditing } from "./use-editing.ts";

const severities = ["critical", "warning", "info", null] as const;

/** The policies, and which alerts escalate by which; a rule's own policy is chosen at the rule. */
export function PoliciesPanel() {
  const t = useTranslations("web.escalation");
  const tAlerts = useTranslations("web.alerts");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { policies, choices } = useSuspenseQuery(trpc.alerts.policies.list.queryOptions()).data;
  const editing = useEditing<Policy>();
  const onError = useFailureToast();
  const onSettled = () => cache.invalidateQueries({ queryKey: trpc.alerts.policies.pathKey() });
  const choose = useMutation(trpc.alerts.policies.choose.mutationOptions({ onError, onSettled }));
  const archive = useMutation(trpc.alerts.policies.archive.mutationOptions({ onError, onSettled }));
  const chosen = (severity: string | null) =>
    choices.find((choice) => choice.ruleId === null && choice.severity === severity)?.policyId ?? null;
  const waiting = (afterS: number) =>
    afterS === 0 ? t("atOnce") : t("after", { text: tAlerts("minutes", { count: Math.round(afterS / 6) / 10 }) });
  return (
    <Panel title={t("policies")} actions={<Button onClick={editing.add}>{t("addPolicy")}</Button>}>
      {policies.length === 0 && <p className="py-2 text-ink-muted">{t("noPolicies")}</p>}
      <ul className="divide-y divide-line">
        {policies.map((policy) => (
          <li key={policy.id} className="flex flex-wrap items-center gap-3 py-2">
            <div className="min-w-0 flex-1">
              <p className="font-medium">{policy.name}</p>
              <p className="text-caption text-ink-muted">
                {policy.levels
                  .map(({ afterS }, index) => `${t("level", { number: index + 1 })} ${waiting(afterS)}`)
                  .join(" · ")}
              </p>
            </div>
            <Button look="quiet" aria-label={t("editOf", { name: policy.name })} onClick={() => editing.edit(policy)}>
              {t("edit")}
            </Button>
            <Button
              look="quiet"
              aria-label={t("removeOf", { name: policy.name })}
              onClick={() => archive.mutate({ policyId: policy.id })}
            >
              {t("archive")}
            </Button>
          </li>
        ))}
      </ul>
      {policies.length > 0 && (
        <div className="mt-2 grid gap-2 border-line border-t pt-3">
          <h3 className="font-medium">{t("chosenFor")}</h3>
          {severities.map((severity) => {
            const label = severity === null ? t("forAll") : tAlerts(`severities.${severity}`);
            return (
              <div key={severity} className="flex items-center gap-3">
                <span className="w-36 shrink-0 text-ink-muted max-sm:w-28">{label}</span>
                <Select
                  label={label}
                  value={chosen(severity)}
                  onChange={(policyId) => choose.mutate({ policyId, ...(severity && { severity }) })}
                  choices={[
                    { value: null, label: t("none") },
                    ...policies.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                  className="min-w-0 flex-1"
                />
              </div>
            );
          })}
        </div>
      )}
      <PolicyDialog key={editing.opening} policy={editing.item} isOpen={editing.isOpen} onClose={editing.close} />
    </Panel>
  );
}
