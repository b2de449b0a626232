"use client";

import { Panel } from "@cartage/ui/panel";
import { Select } from "@cartage/ui/select";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { QueryFailure } from "../../list/query-failure.tsx";
import { useSpans } from "../../map/history/spans.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { HubDetail } from "../hubs/hub-detail.ts";
import { useNetwork } from "../use-network.ts";
import { WayAdvice } from "./way-advice.tsx";

/** The shortest way from a hub to another over usable lanes, with its alternatives. */
export function WaysPanel({ hub }: { hub: HubDetail }) {
  const t = useTranslations("web.hubs.ways");
  const spans = useSpans();
  const { hubs, hubOf } = useNetwork({ chosenId: hub.id });
  const [toHubId, setTo] = useState<string | null>(null);
  const [by, setBy] = useState<"time" | "distance">("time");
  const query = useQuery(
    useTRPC().routes.ways.queryOptions(
      { fromHubId: hub.id, toHubId: toHubId ?? hub.id, by },
      { enabled: toHubId !== null },
    ),
  );
  const nameOf = (hubId: string) => hubOf.get(hubId)?.name ?? "";
  return (
    <Panel title={t("title")}>
      <div className="flex gap-2 py-2">
        <div className="min-w-0 flex-1">
          <Select
            label={t("to")}
            value={toHubId}
            onChange={setTo}
            placeholder={t("choose")}
            choices={hubs.filter(({ id }) => id !== hub.id).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
        <Select
          label={t("by")}
          value={by}
          onChange={setBy}
          choices={[
            { value: "time", label: t("time") },
            { value: "distance", label: t("distance") },
          ]}
        />
      </div>
      {query.isError && <QueryFailure query={query} />}
      {query.data?.ways.length === 0 && <p className="py-3 text-center text-ink-muted">{t("none")}</p>}
      <ol className="divide-y divide-line">
        {query.data?.ways.map((way, at) => (
          <li key={way.laneIds.join()} className="grid gap-0.5 py-2">
            <p className="flex justify-between gap-3">
              <span className="font-medium">{at === 0 ? t("shortest") : t("alternative", { number: at })}</span>
              <span className="shrink-0 text-ink-muted tabular-nums">
                {spans.duration(way.durationS * 1_000)} · {spans.distance(way.distanceM)}
              </span>
            </p>
            <p className="text-ink-muted">{way.hubs.map(({ name }) => name).join(" → ")}</p>
            <WayAdvice advice={way.advice} says={(from, to) => t("advice", { from: nameOf(from), to: nameOf(to) })} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}
