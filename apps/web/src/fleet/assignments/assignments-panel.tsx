"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { Panel } from "@cartage/ui/panel";
import { Skeleton } from "@cartage/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { PencilIcon, PlusIcon } from "lucide-react";
import type { Route } from "next";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useState } from "react";
import { QueryFailure } from "../../list/query-failure.tsx";
import { Link } from "../../shell/link.tsx";
import { useCan } from "../../shell/me-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { AddAssignmentDialog } from "./add-assignment-dialog.tsx";
import type { Assignment } from "./assignment.ts";
import { EditAssignmentDialog } from "./edit-assignment-dialog.tsx";

type Named = { id: string; name: string };
type AssignmentsPanelProps = { driver: Named; vehicle?: undefined } | { vehicle: Named; driver?: undefined };

/** Who drives a vehicle, or what a driver drives, and when; the newest first. */
export function AssignmentsPanel({ driver, vehicle }: AssignmentsPanelProps) {
  const t = useTranslations("web.drivers.assignments");
  const format = useFormatter();
  const now = useNow().getTime();
  const mayEdit = useCan("drivers.edit");
  const [open, setOpen] = useState<"add" | Assignment | null>(null);
  const query = useQuery(
    useTRPC().fleet.assignments.list.queryOptions(driver ? { driverId: driver.id } : { vehicleId: vehicle.id }),
  );
  const day = (at: number) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  return (
    <Panel
      title={t("title")}
      actions={
        mayEdit && (
          <Button size="small" look="quiet" onClick={() => setOpen("add")}>
            <PlusIcon />
            {t("add")}
          </Button>
        )
      }
    >
      {query.isPending && <Skeleton className="my-2 h-10 w-full" />}
      {query.isError && !query.data && <QueryFailure query={query} />}
      {query.data?.length === 0 && (
        <p className="py-6 text-center text-ink-muted">{t(driver ? "emptyDriver" : "emptyVehicle")}</p>
      )}
      <ul className="divide-y divide-line">
        {query.data?.map((assignment) => {
          const { id, kind, from, until } = assignment;
          const isOver = until !== null && until <= now;
          const other = driver ? assignment.vehicle : assignment.driver;
          return (
            <li key={id} className="flex items-center gap-2.5 py-2">
              <div className="min-w-0 flex-1">
                <Link
                  href={(driver ? `/vehicles/${other.id}` : `/drivers/${other.id}`) as Route}
                  className="block truncate font-medium hover:text-accent-ink hover:underline"
                >
                  {other.name}
                </Link>
                <p className="text-caption text-ink-muted">
                  {until === null ? t("since", { from: day(from) }) : t("fromTo", { from: day(from), to: day(until) })}
                </p>
              </div>
              <Badge tone={kind === "primary" && !isOver ? "accent" : "neutral"}>{t(`kinds.${kind}`)}</Badge>
              {mayEdit && !isOver && (
                <Button
                  size="icon"
                  look="quiet"
                  aria-label={`${t("change")}: ${other.name}`}
                  onClick={() => setOpen(assignment)}
                >
                  <PencilIcon />
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {open === "add" && <AddAssignmentDialog {...(driver ? { driver } : { vehicle })} onClose={() => setOpen(null)} />}
      {open !== null && open !== "add" && <EditAssignmentDialog assignment={open} onClose={() => setOpen(null)} />}
    </Panel>
  );
}
