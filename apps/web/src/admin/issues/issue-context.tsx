"use client";

import { CopyButton } from "@cartage/ui/copy-button";
import { Detail, Details, Panel } from "@cartage/ui/panel";
import { useTranslations } from "next-intl";
import { describeAgent } from "../../account/describe-agent.ts";
import { LocalTime } from "../../format/times.tsx";
import type { Issue } from "./issue.ts";

/** What came with the report. */
export function IssueContext({ issue }: { issue: Issue }) {
  const t = useTranslations("web.admin.issues");
  const tReport = useTranslations("web.report");
  const tCommon = useTranslations("web.common");
  const { path, traceId, code, version, userAgent, raiser, organisation, raisedAt } = issue;
  const { browser, system } = describeAgent(userAgent);
  const agent = [browser, system].filter(Boolean).join(", ") || tReport("unknownBrowser");
  return (
    <Panel title={t("context")}>
      <Details>
        <Detail label={tReport("trace")}>
          {traceId ? (
            <span className="flex items-start gap-1">
              <code className="min-w-0 break-all font-mono text-caption">{traceId}</code>
              <CopyButton text={traceId} labels={{ copy: tCommon("copy"), copied: tCommon("copied") }} />
            </span>
          ) : (
            t("noTrace")
          )}
        </Detail>
        <Detail label={tReport("page")}>
          <code className="break-all font-mono text-caption">{path}</code>
        </Detail>
        <Detail label={tReport("code")}>
          {code ? <code className="font-mono text-caption">{code}</code> : t("noCode")}
        </Detail>
        <Detail label={t("columns.raiser")}>
          {raiser.name}
          <span className="block text-caption text-ink-muted">{raiser.email}</span>
        </Detail>
        <Detail label={t("columns.organisation")}>{organisation?.name ?? t("ofPlatform")}</Detail>
        <Detail label={tReport("browser")}>
          {agent}
          {userAgent && <span className="block break-words text-caption text-ink-muted">{userAgent}</span>}
        </Detail>
        <Detail label={tReport("version")}>{version}</Detail>
        <Detail label={t("columns.raisedAt")}>
          <LocalTime at={raisedAt} />
        </Detail>
      </Details>
    </Panel>
  );
}
