"use client";

import { Notice } from "@cartage/ui/notice";
import { PageHeader } from "@cartage/ui/page-header";
import { Panel } from "@cartage/ui/panel";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { ArchiveIcon, PauseIcon } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StaleNotice } from "../../list/query-failure.tsx";
import { BackLink } from "../../shell/back-link.tsx";
import { Link } from "../../shell/link.tsx";
import { useCan } from "../../shell/me-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { Severity } from "../alert-badges.tsx";
import { firedAddress } from "../alerts-input.ts";
import type { Rule } from "./rule.ts";
import { RuleForm } from "./rule-form.tsx";
import { RuleMenu } from "./rule-menu.tsx";
import { RuleStanding } from "./rule-standing.tsx";
import { RuleVersions } from "./rule-versions.tsx";
import { useRuleSentence } from "./use-rule-sentence.ts";

/** One rule: for those who may, the form that writes its next version; for others, what it says. */
export function RulePage({ ruleId }: { ruleId: string }) {
  const t = useTranslations("web.rules");
  const trpc = useTRPC();
  const mayEdit = useCan("rules.edit");
  const query = useSuspenseQuery(trpc.rules.get.queryOptions({ ruleId }));
  const policies = useQuery({ ...trpc.alerts.policies.list.queryOptions(), enabled: mayEdit });
  const rule = query.data;
  const { name, standing, definition } = rule;
  const policyId = policies.data?.choices.find((choice) => choice.ruleId === ruleId)?.policyId ?? null;
  const isEditable = mayEdit && standing !== "archived";
  return (
    <div className="pb-8">
      <PageHeader
        back={<BackToRules />}
        title={<span className="whitespace-normal break-words">{name}</span>}
        beside={
          <span className="flex gap-1.5">
            <Severity severity={definition.severity} />
            <RuleStanding standing={standing} />
          </span>
        }
        below={
          <Link
            href={firedAddress(ruleId) as Route}
            className="text-accent-ink underline-offset-2 hover:underline pointer-coarse:py-2"
          >
            {t("alerts", { count: rule.alerts })}
          </Link>
        }
        actions={isEditable && <RuleMenu rule={rule} />}
      />
      <StaleNotice query={query} />
      {standing !== "active" && (
        <Notice
          tone={standing === "paused" ? "warning" : "accent"}
          icon={standing === "paused" ? <PauseIcon /> : <ArchiveIcon />}
          className="mx-4 mb-4 max-w-7xl sm:mx-6"
        >
          {t(standing === "paused" ? "pausedNotice" : "archivedNotice")}
        </Notice>
      )}
      {isEditable ? (
        <RuleForm rule={rule} policyId={policyId} below={<RuleVersions ruleId={ruleId} />} />
      ) : (
        <ReadRule rule={rule}>
          <RuleVersions ruleId={ruleId} />
        </ReadRule>
      )}
    </div>
  );
}

/** A rule that is to be written. */
export function NewRulePage() {
  const t = useTranslations("web.rules");
  return (
    <div className="pb-8">
      <PageHeader back={<BackToRules />} title={t("addTitle")} />
      <RuleForm rule={null} policyId={null} />
    </div>
  );
}

function ReadRule({ rule, children }: { rule: Rule; children: ReactNode }) {
  const t = useTranslations("web.rules");
  const sentenceOf = useRuleSentence();
  return (
    <div className="mx-4 grid max-w-3xl gap-4 sm:mx-6">
      <Panel title={t("reads")}>
        <p className="break-words py-1 text-reading">{sentenceOf(rule.definition, rule.names)}</p>
      </Panel>
      {children}
    </div>
  );
}

function BackToRules() {
  const t = useTranslations("web.rules");
  return <BackLink href={"/alerts/rules" as Route}>{t("title")}</BackLink>;
}
