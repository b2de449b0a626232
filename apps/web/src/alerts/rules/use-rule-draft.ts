"use client";

import type { RuleDefinition } from "@cartage/domain/alerts/inputs";
import { useTimeZone, useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import { useMe, useUnits } from "../../shell/me-context.tsx";
import { judge, newDefinition, toSend } from "./draft.ts";
import type { Problems } from "./problems.tsx";
import type { Rule, RuleNames } from "./rule.ts";

/** A rule while it is written: what it says so far, what it contradicts, and whether it is another one than was saved. */
export function useRuleDraft(rule: Rule | null, savedPolicyId: string | null) {
  const tField = useTranslations("fields");
  const units = useUnits();
  const zone = useTimeZone() ?? "UTC";
  const home = useMe().organisation?.timeZone ?? zone;
  const [saved] = useState(() => rule?.definition ?? newDefinition(units, home));
  const [name, setName] = useState(rule?.name ?? "");
  const [definition, setDefinition] = useState(saved);
  const [policyId, setPolicyId] = useState(savedPolicyId);
  const [names, setNames] = useState<RuleNames>(rule?.names ?? {});
  const onNamed = useCallback((more: RuleNames) => setNames((was) => ({ ...was, ...more })), []);
  const picked = useMemo(() => ({ names, onNamed }), [names, onNamed]);
  const { isWhole, contradictions } = useMemo(() => judge(definition), [definition]);
  const problems: Problems = Object.fromEntries(
    contradictions.map(([path, code]) => [
      path,
      tField(tField.has(code as "invalid") ? (code as "invalid") : "invalid"),
    ]),
  );
  const isChanged =
    rule === null ||
    name.trim() !== rule.name ||
    policyId !== savedPolicyId ||
    JSON.stringify(toSend(definition)) !== JSON.stringify(saved);
  return {
    name,
    setName,
    definition,
    change: (given: Partial<RuleDefinition>) => setDefinition((was) => ({ ...was, ...given })),
    policyId,
    setPolicyId,
    names,
    picked,
    isWhole,
    problems,
    isChanged,
    units,
  };
}

export type RuleDraft = ReturnType<typeof useRuleDraft>;
