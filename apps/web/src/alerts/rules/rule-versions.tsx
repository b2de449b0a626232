"use client";

import { Panel } from "@cartage/ui/panel";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import { useRuleSentence } from "./use-rule-sentence.ts";

/** What the rule said when: each version judges the fixes of its own time, however late they come. */
export function RuleVersions({ ruleId }: { ruleId: string }) {
  const t = useTranslations("web.rules.versions");
  const format = useFormatter();
  const sentenceOf = useRuleSentence();
  const versions = useSuspenseQuery(useTRPC().rules.versions.queryOptions({ ruleId })).data;
  const time = (at: number) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  return (
    <Panel title={t("title")}>
      <ol className="divide-y divide-line">
        {versions.map(({ version, from, until, definition, names }) => (
          <li key={version} className="py-2.5">
            <p className={until === null ? "font-medium" : "text-ink-muted"}>
              {until === null
                ? t("current", { from: time(from) })
                : until === from
                  ? t("never", { from: time(from) })
                  : t("past", { from: time(from), until: time(until) })}
            </p>
            <p className="mt-0.5 break-words text-caption text-ink-muted">{sentenceOf(definition, names)}</p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
