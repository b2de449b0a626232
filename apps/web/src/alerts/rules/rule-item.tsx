"use client";

import type { Route } from "next";
import { useTranslations } from "next-intl";
import { RelativeTime } from "../../format/times.tsx";
import { Link } from "../../shell/link.tsx";
import { useCan } from "../../shell/me-context.tsx";
import { Severity } from "../alert-badges.tsx";
import type { Rule } from "./rule.ts";
import { RuleMenu } from "./rule-menu.tsx";
import { RuleStanding } from "./rule-standing.tsx";
import { useRuleSentence } from "./use-rule-sentence.ts";

/** A rule in the list: its name, what it says, and how often it spoke. */
export function RuleItem({ rule }: { rule: Rule }) {
  const t = useTranslations("web.rules");
  const mayEdit = useCan("rules.edit");
  const sentenceOf = useRuleSentence();
  const { id, name, standing, definition, names, alerts, lastAlertAt } = rule;
  return (
    <li className="relative flex items-start gap-3 px-4 py-3 transition-colors hover:bg-hover">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={`/alerts/rules/${id}` as Route}
            className="min-w-0 break-words font-medium after:absolute after:inset-0"
          >
            {name}
          </Link>
          <Severity severity={definition.severity} />
          {standing !== "active" && <RuleStanding standing={standing} />}
        </p>
        <p className="mt-0.5 break-words text-ink-muted">{sentenceOf(definition, names)}</p>
        <p className="mt-0.5 text-caption text-ink-muted">
          {t("alerts", { count: alerts })}
          {lastAlertAt && (
            <>
              , {t("lastAlert")} <RelativeTime at={new Date(lastAlertAt).getTime()} />
            </>
          )}
        </p>
      </div>
      {mayEdit && standing !== "archived" && (
        <span className="relative z-1">
          <RuleMenu rule={rule} />
        </span>
      )}
    </li>
  );
}
