"use client";

import type { RuleDefinition } from "@cartage/domain/alerts/inputs";
import { useTimeZone } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import { useProblemText } from "../../i18n/use-problem-text.ts";
import { useMe, useUnits } from "../../shell/me-context.tsx";
import { judge, newDefinition } from "./draft.ts";
import type { Problems } from "./problems.tsx";
import type { Rule, RuleNames } from "./rule.ts";
import { isOvertaken, type Saved, saysTheSame, type Written, write } from "./written.ts";

/**
 * A rule while it is written: what it says so far, what it contradicts, and whether it is another one than was saved. What
 * was not written follows the rule, whoever changes it; what was written stays.
 */
export function useRuleDraft(rule: Rule | null, savedPolicyId: string | null) {
  const problemText = useProblemText();
  const units = useUnits();
  const zone = useTimeZone() ?? "UTC";
  const home = useMe().organisation?.timeZone ?? zone;
  const [begun] = useState(() => newDefinition(units, home));
  const saved: Saved = rule ?? { version: 0, definition: begun };
  const [written, setWritten] = useState<Written>({});
  const [givenUp, setGivenUp] = useState(0);
  const { name = rule?.name ?? "", policyId = savedPolicyId } = written;
  const definition = written.definition?.now ?? saved.definition;
  const over = written.definition?.over ?? saved;
  const [picks, setPicks] = useState<RuleNames>({});
  const names = useMemo(() => ({ ...rule?.names, ...picks }), [rule?.names, picks]);
  const onNamed = useCallback((more: RuleNames) => setPicks((was) => ({ ...was, ...more })), []);
  const picked = useMemo(() => ({ names, onNamed }), [names, onNamed]);
  const { isWhole, contradictions } = useMemo(() => judge(definition), [definition]);
  const problems: Problems = Object.fromEntries(contradictions.map(([path, code]) => [path, problemText({ code })]));
  const isDefinitionChanged = !saysTheSame(definition, saved.definition);
  return {
    name,
    setName: (given: string) => setWritten((was) => ({ ...was, name: given })),
    definition,
    change: (given: Partial<RuleDefinition>) => setWritten((was) => write(was, saved, given)),
    policyId,
    setPolicyId: (given: string | null) => setWritten((was) => ({ ...was, policyId: given })),
    names,
    picked,
    isWhole,
    problems,
    isChanged: rule === null || name.trim() !== rule.name || policyId !== savedPolicyId || isDefinitionChanged,
    isDefinitionChanged,
    /** Fields that keep a text of their own begin anew with another one of these. */
    fieldsKey: `${givenUp} ${over.version}`,
    /** The version that was written over. */
    basedOn: over.version,
    isOvertaken: isOvertaken(written, saved),
    /** Goes by what is saved again. */
    giveUp() {
      setWritten({});
      setGivenUp((was) => was + 1);
    },
    /** Lets what was written stand over what somebody else saved meanwhile. */
    insist: () =>
      setWritten((was) => (was.definition ? { ...was, definition: { ...was.definition, over: saved } } : was)),
    units,
  };
}

export type RuleDraft = ReturnType<typeof useRuleDraft>;
