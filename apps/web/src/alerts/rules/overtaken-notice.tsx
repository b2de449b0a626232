"use client";

import { Button } from "@cartage/ui/button";
import { Notice } from "@cartage/ui/notice";
import { UsersIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Rule } from "./rule.ts";
import type { RuleDraft } from "./use-rule-draft.ts";
import { useRuleSentence } from "./use-rule-sentence.ts";

/** Somebody else saved the rule while it was being written here: what it says now, and which of the two is to stand. */
export function OvertakenNotice({ rule, draft }: { rule: Rule; draft: RuleDraft }) {
  const t = useTranslations("web.rules.overtaken");
  const sentenceOf = useRuleSentence();
  return (
    <Notice tone="warning" role="alert" icon={<UsersIcon />}>
      <p className="font-medium">{t("title")}</p>
      <p className="break-words">{t("now", { sentence: sentenceOf(rule.definition, rule.names) })}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onClick={draft.giveUp}>{t("theirs")}</Button>
        <Button onClick={draft.insist}>{t("mine")}</Button>
      </div>
    </Notice>
  );
}
