"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { PageHeader } from "@cartage/ui/page-header";
import { Detail, Details, Panel } from "@cartage/ui/panel";
import { useSuspenseQuery } from "@tanstack/react-query";
import { PencilIcon } from "lucide-react";
import type { Route } from "next";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useState } from "react";
import { Words } from "../../format/words.tsx";
import { StaleNotice } from "../../list/query-failure.tsx";
import { WeeklySpans } from "../../routes/weekly-spans.tsx";
import { BackLink } from "../../shell/back-link.tsx";
import { useCan } from "../../shell/me-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { AssignmentsPanel } from "../assignments/assignments-panel.tsx";
import { DriverDialog } from "./driver-dialog.tsx";

const refreshMs = 60_000;

/** One driver: what they may drive, when they work, and what they drive. */
export function DriverPage({ driverId }: { driverId: string }) {
  const t = useTranslations("web.drivers");
  const none = useTranslations("web.common")("noData");
  const format = useFormatter();
  const now = useNow();
  const mayEdit = useCan("drivers.edit");
  const [isEditing, setEditing] = useState(false);
  const query = useSuspenseQuery({
    ...useTRPC().fleet.drivers.get.queryOptions({ driverId }),
    refetchInterval: refreshMs,
  });
  const driver = query.data;
  const endsAt = driver.licenceEndsOn ? Date.parse(`${driver.licenceEndsOn}T12:00:00Z`) : null;
  return (
    <div className="h-full overflow-y-auto">
      <PageHeader
        back={<BackLink href={"/drivers" as Route}>{t("title")}</BackLink>}
        title={driver.name}
        beside={
          driver.isWorkingNow !== null && (
            <Badge tone={driver.isWorkingNow ? "moving" : "parked"}>{t(driver.isWorkingNow ? "working" : "off")}</Badge>
          )
        }
        below={driver.email}
        actions={
          mayEdit && (
            <Button onClick={() => setEditing(true)}>
              <PencilIcon />
              {t("edit")}
            </Button>
          )
        }
      />
      <StaleNotice query={query} />
      <div className="grid max-w-6xl items-start gap-4 p-4 sm:p-6 lg:grid-cols-2">
        <Panel title={t("facts")}>
          <Details>
            <Detail label={t("columns.licence")}>{driver.licenceClasses.join(", ") || none}</Detail>
            {endsAt !== null && (
              <Detail label={t("licenceEnds")}>
                {format.dateTime(endsAt, { dateStyle: "medium", timeZone: "UTC" })}{" "}
                {endsAt < now.getTime() - 43_200_000 && <Badge tone="critical">{t("licenceEnded")}</Badge>}
              </Detail>
            )}
            <Detail label={t("columns.skills")}>
              {driver.skills.length === 0 ? (
                none
              ) : (
                <span className="flex flex-wrap gap-1">
                  <Words words={driver.skills} />
                </span>
              )}
            </Detail>
            <Detail label={t("hours")}>
              {driver.workingHours ? (
                <>
                  <WeeklySpans spans={driver.workingHours.spans} />
                  <p className="text-caption text-ink-muted">{driver.workingHours.timeZone}</p>
                </>
              ) : (
                t("noHours")
              )}
            </Detail>
          </Details>
        </Panel>
        <AssignmentsPanel driver={{ id: driver.id, name: driver.name }} />
      </div>
      {isEditing && <DriverDialog driver={driver} onClose={() => setEditing(false)} />}
    </div>
  );
}
