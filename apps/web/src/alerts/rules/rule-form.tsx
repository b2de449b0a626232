"use client";

import { Button } from "@cartage/ui/button";
import { Input } from "@cartage/ui/input";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../../list/form-failure.tsx";
import { failureOf } from "../../trpc/failure.ts";
import { BackTestPanel } from "./back-test-panel.tsx";
import { PickedNamesContext } from "./fields/use-picked-names.ts";
import { OvertakenNotice } from "./overtaken-notice.tsx";
import { ProblemsProvider } from "./problems.tsx";
import type { Rule } from "./rule.ts";
import { RuleRows } from "./rule-rows.tsx";
import { useRuleDraft } from "./use-rule-draft.ts";
import { useRuleSentence } from "./use-rule-sentence.ts";
import { useSaveRule } from "./use-save-rule.ts";

type RuleFormProps = {
  /** The one to change; null for a new one. */
  rule: Rule | null;
  policyId: string | null;
  /** What stands below what the rule would have done. */
  below?: React.ReactNode;
};

/** A rule written as a sentence, with what it would have done beside it. */
export function RuleForm({ rule, policyId, below }: RuleFormProps) {
  const t = useTranslations("web.rules");
  const sentenceOf = useRuleSentence();
  const draft = useRuleDraft(rule, policyId);
  const { save, error, isSaving } = useSaveRule(rule, policyId);
  const [sent, setSent] = useState("");
  const [isNameMissing, setNameMissing] = useState(false);
  const { name, definition, names, problems, isWhole, isChanged } = draft;
  // what was refused is forgotten once something else is written
  const written = JSON.stringify([name, definition]);
  const refusal = sent === written ? error : null;
  const shown = {
    ...problems,
    ...failureOf(refusal).fields,
    ...(isNameMissing && name.trim() === "" && { name: t("nameMissing") }),
  };
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    event.preventDefault();
    if (name.trim() === "") {
      setNameMissing(true);
      document.getElementById("rule-name")?.focus();
      return;
    }
    setSent(written);
    save(draft).catch(() =>
      requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()),
    );
  };
  return (
    <ProblemsProvider problems={shown}>
      <PickedNamesContext value={draft.picked}>
        <form onSubmit={submit} className="mx-4 grid max-w-7xl gap-4 sm:mx-6 xl:grid-cols-[minmax(0,1fr)_25rem]">
          <div className="grid content-start gap-4">
            <div className="rounded-panel border border-line bg-surface">
              <div className="grid gap-1.5 border-line border-b px-4 py-3.5 sm:grid-cols-[8.5rem_minmax(0,1fr)] sm:gap-x-4">
                <label htmlFor="rule-name" className="font-medium sm:leading-8">
                  {t("name")}
                </label>
                <div className="grid gap-1">
                  <Input
                    id="rule-name"
                    value={name}
                    maxLength={80}
                    autoComplete="off"
                    placeholder={t("namePlaceholder")}
                    onChange={({ target }) => draft.setName(target.value)}
                    {...(shown.name && { "aria-invalid": true, "aria-describedby": "rule-name-problem" })}
                    className="w-full sm:max-w-lg"
                  />
                  {shown.name && (
                    <p id="rule-name-problem" className="text-caption text-critical-ink">
                      {shown.name}
                    </p>
                  )}
                </div>
              </div>
              <RuleRows key={draft.fieldsKey} draft={draft} />
            </div>
            {/* what is being saved stays in sight */}
            <div className="sticky bottom-0 z-10 -mx-4 bg-surface sm:mx-0 sm:pb-4">
              <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2 border-line border-t px-4 py-3 sm:rounded-panel sm:border">
                <div className="basis-full empty:hidden">
                  {rule && draft.isOvertaken ? (
                    <OvertakenNotice rule={rule} draft={draft} />
                  ) : (
                    <FormFailure error={refusal} />
                  )}
                </div>
                <section aria-label={t("reads")} aria-live="polite" className="min-w-0 flex-1 basis-64">
                  <p className="line-clamp-3 break-words font-medium">{sentenceOf(definition, names)}</p>
                </section>
                {rule && isChanged && <Button onClick={draft.giveUp}>{t("discard")}</Button>}
                <Button type="submit" look="primary" disabled={!isChanged || draft.isOvertaken} isBusy={isSaving}>
                  {t("save")}
                </Button>
              </div>
            </div>
          </div>
          <div className="grid content-start gap-4">
            <BackTestPanel definition={definition} isWhole={isWhole} />
            {below}
          </div>
        </form>
      </PickedNamesContext>
    </ProblemsProvider>
  );
}
