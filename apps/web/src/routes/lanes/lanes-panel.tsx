"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { Panel } from "@cartage/ui/panel";
import { ArrowLeftIcon, ArrowRightIcon, PencilIcon, PlusIcon } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSpans } from "../../map/history/spans.tsx";
import { Link } from "../../shell/link.tsx";
import { useCan } from "../../shell/me-context.tsx";
import type { HubDetail } from "../hubs/hub-detail.ts";
import { type ShownLane, useNetwork } from "../use-network.ts";
import { AddLaneDialog } from "./add-lane-dialog.tsx";
import { EditLaneDialog } from "./edit-lane-dialog.tsx";

/** The lanes that lead from a hub and to it, with what each is like now. */
export function LanesPanel({ hub }: { hub: HubDetail }) {
  const t = useTranslations("web.hubs.lanes");
  const spans = useSpans();
  const mayEdit = useCan("hubs.edit");
  const { lanes, hubOf } = useNetwork({ chosenId: hub.id });
  const [open, setOpen] = useState<"add" | ShownLane | null>(null);
  const isOfHub = (lane: ShownLane) => lane.fromHubId === hub.id || lane.toHubId === hub.id;
  const other = (lane: ShownLane) => (lane.fromHubId === hub.id ? lane.toHubId : lane.fromHubId);
  const nameOf = (hubId: string) => hubOf.get(hubId)?.name ?? "";
  const shown = lanes
    .filter(isOfHub)
    .sort((one, two) => nameOf(other(one)).localeCompare(nameOf(other(two))) || (one.fromHubId === hub.id ? -1 : 1));
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
      {shown.length === 0 && <p className="py-4 text-center text-ink-muted">{t("empty")}</p>}
      <ul className="divide-y divide-line">
        {shown.map((lane) => {
          const isOut = lane.fromHubId === hub.id;
          const name = nameOf(other(lane));
          return (
            <li key={lane.laneId} className="flex items-center gap-2.5 py-1.5">
              {isOut ? (
                <ArrowRightIcon className="size-4 shrink-0 text-ink-faint" />
              ) : (
                <ArrowLeftIcon className="size-4 shrink-0 text-ink-faint" />
              )}
              <div className="min-w-0 flex-1">
                <Link
                  href={`/hubs/${other(lane)}` as Route}
                  className="block truncate hover:text-accent-ink hover:underline"
                >
                  {t(isOut ? "to" : "from", { name })}
                </Link>
                <p className="text-caption text-ink-muted tabular-nums">
                  {spans.distance(lane.distanceM)} · {spans.duration(lane.durationS * 1_000)}
                </p>
              </div>
              {!lane.isUsable && <Badge tone="silent">{t("closed")}</Badge>}
              {lane.isUsable && !lane.isOpen && <Badge tone="warning">{t("waits")}</Badge>}
              {mayEdit && (
                <Button
                  size="icon"
                  look="quiet"
                  aria-label={`${t("change")}: ${t(isOut ? "to" : "from", { name })}`}
                  onClick={() => setOpen(lane)}
                >
                  <PencilIcon />
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {open === "add" && <AddLaneDialog hub={hub} onClose={() => setOpen(null)} />}
      {open !== null && open !== "add" && (
        <EditLaneDialog
          lane={open}
          from={nameOf(open.fromHubId)}
          to={nameOf(open.toHubId)}
          onClose={() => setOpen(null)}
        />
      )}
    </Panel>
  );
}
