"use client";

import { Notice } from "@cartage/ui/notice";
import { PageHeader } from "@cartage/ui/page-header";
import { Detail, Details, Panel } from "@cartage/ui/panel";
import { Select } from "@cartage/ui/select";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { BellRingIcon, Undo2Icon } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { LocalTime, RelativeTime } from "../format/times.tsx";
import { StaleNotice } from "../list/query-failure.tsx";
import { WriteForm } from "../requests/write-form.tsx";
import { AlertCause } from "../routes/progress/alert-cause.tsx";
import { BackLink } from "../shell/back-link.tsx";
import { Link } from "../shell/link.tsx";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { AlertState, Severity } from "./alert-badges.tsx";
import { AlertHistory, AlertTold } from "./alert-history.tsx";
import { AlertMeasured } from "./alert-measured.tsx";
import { useAlertWork } from "./use-alert-work.ts";
import { WorkBar } from "./work-bar.tsx";

/** One alert: what was measured and where, what to do about it, and everything that happened to it. */
export function AlertPage({ alertId }: { alertId: string }) {
  const t = useTranslations("web.alerts");
  const trpc = useTRPC();
  const mayWork = useCan("alerts.work");
  const query = useSuspenseQuery(trpc.alerts.get.queryOptions({ alertId }));
  const people = useQuery({ ...trpc.alerts.people.queryOptions(), enabled: mayWork });
  const work = useAlertWork();
  const alert = query.data;
  const { rule, vehicle, escalation, retractedAt } = alert;
  return (
    <div className="pb-8">
      <PageHeader
        back={<BackLink href={"/alerts" as Route}>{t("title")}</BackLink>}
        title={<span className="whitespace-normal break-words">{rule.name}</span>}
        beside={
          <span className="flex gap-1.5">
            <Severity severity={alert.severity} />
            <AlertState state={alert.state} isRetracted={retractedAt !== null} />
          </span>
        }
        below={
          <>
            {vehicle.name} · <LocalTime at={alert.beganAt} />
          </>
        }
        actions={mayWork && <WorkBar alerts={[alert]} />}
      />
      <StaleNotice query={query} />
      <div className="mx-4 grid max-w-5xl gap-4 sm:mx-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-4">
          {retractedAt !== null && (
            <Notice tone="warning" icon={<Undo2Icon />}>
              {t("retractedNotice")}
            </Notice>
          )}
          {escalation && (
            <Notice tone="accent" icon={<BellRingIcon />}>
              {t("next", { level: escalation.level, policy: escalation.policy })} <RelativeTime at={escalation.dueAt} />
            </Notice>
          )}
          <Panel title={t("history")}>
            <AlertHistory entries={alert.entries} />
          </Panel>
          {mayWork && (
            <WriteForm
              labels={{ body: t("comment"), missing: t("commentMissing"), send: t("comment") }}
              error={work.comment.error}
              isBusy={work.comment.isPending}
              onSend={(body) => work.comment.mutateAsync({ alertIds: [alertId], body })}
            />
          )}
        </div>
        <div className="grid content-start gap-4">
          <Panel title={t("about")}>
            <Details>
              <Detail label={t("rule")}>
                <Link
                  href={`/alerts/rules/${rule.id}` as Route}
                  className="text-accent-ink underline-offset-2 hover:underline"
                >
                  {rule.name}
                </Link>
              </Detail>
              <Detail label={t("vehicle")}>
                <Link
                  href={`/vehicles/${vehicle.id}` as Route}
                  className="text-accent-ink underline-offset-2 hover:underline"
                >
                  {vehicle.name}
                </Link>
              </Detail>
              <AlertCause detail={alert.detail} />
              <AlertMeasured alert={alert} />
              <Detail label={t("began")}>
                <LocalTime at={alert.beganAt} />
              </Detail>
              <Detail label={t("opened")}>
                <LocalTime at={alert.openedAt} />
              </Detail>
              {alert.recoveredAt !== null && (
                <Detail label={t("recovered")}>
                  <LocalTime at={alert.recoveredAt} />
                </Detail>
              )}
              {alert.suppressedUntil !== null && (
                <Detail label={t("until")}>
                  <LocalTime at={alert.suppressedUntil} />
                </Detail>
              )}
              {mayWork && (
                <Detail label={t("assignee")}>
                  <Select
                    label={t("assign")}
                    value={alert.assignee?.id ?? null}
                    className="w-full"
                    onChange={(assigneeId) => work.assign.mutate({ alertIds: [alertId], assigneeId })}
                    choices={[
                      { value: null, label: t("nobody") },
                      ...(people.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
                    ]}
                  />
                </Detail>
              )}
            </Details>
          </Panel>
          <Panel title={t("told")}>
            <AlertTold told={alert.told} />
          </Panel>
        </div>
      </div>
    </div>
  );
}
