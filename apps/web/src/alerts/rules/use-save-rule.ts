"use client";

import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import { toSend } from "./draft.ts";
import type { Rule } from "./rule.ts";
import type { RuleDraft } from "./use-rule-draft.ts";

/** Saves a new rule or a next version of one, and by which policy its alerts escalate. */
export function useSaveRule(rule: Rule | null, savedPolicyId: string | null) {
  const t = useTranslations("web.rules");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const create = useMutation(trpc.rules.create.mutationOptions());
  const readAnew = () =>
    cache.invalidateQueries({ queryKey: trpc.rules.pathKey(), predicate: ({ queryKey }) => !isBackTest(queryKey) });
  // what it says by now is what the choice is about
  const onError = readAnew;
  const update = useMutation(trpc.rules.update.mutationOptions({ onError }));
  const choose = useMutation(trpc.alerts.policies.choose.mutationOptions());
  const change = rule ? update : create;
  const save = async ({ name, definition, policyId, isDefinitionChanged, basedOn, giveUp }: RuleDraft) => {
    const given = { name: name.trim(), definition: toSend(definition) };
    const { ruleId } = rule
      ? await update.mutateAsync({
          ruleId: rule.id,
          name: given.name,
          ...(isDefinitionChanged && { ...given, basedOn }),
        })
      : await create.mutateAsync(given);
    // the rule stands by now: what fails from here on is said, and can be chosen again on its page
    if (policyId !== savedPolicyId)
      await choose.mutateAsync({ ruleId, policyId }).catch(() => void toast(t("policyFailed"), { tone: "failed" }));
    await Promise.all([readAnew(), cache.invalidateQueries({ queryKey: trpc.alerts.policies.pathKey() })]);
    // what was saved is where the next change begins
    if (rule) giveUp();
    toast(t(rule?.standing === "paused" ? "savedPaused" : "saved", { name: given.name }));
    if (!rule) router.push(`/alerts/rules/${ruleId}` as Route);
  };
  return {
    save,
    error: change.error,
    isSaving: change.isPending || choose.isPending,
  };
}

/** What was tried on the past is not made old by saving it. */
function isBackTest([path]: readonly unknown[]): boolean {
  return Array.isArray(path) && path.includes("backTest");
}
