"use client";

import { Button } from "@cartage/ui/button";
import { useQuery } from "@tanstack/react-query";
import { LocateFixedIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RelativeTime } from "../../format/times.tsx";
import { QueryFailure } from "../../list/query-failure.tsx";
import { useSpans } from "../../map/history/spans.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { DayIndex, Leg } from "./board-day.ts";

type NearestVehiclesProps = { leg: Leg; index: DayIndex; onChoose: (vehicleId: string) => void };

/** The vehicles that may take an order and are there first, by road; a press chooses one. */
export function NearestVehicles({ leg, index, onChoose }: NearestVehiclesProps) {
  const t = useTranslations("web.board.nearest");
  const spans = useSpans();
  const [isAsked, ask] = useState(leg.priority === "urgent");
  const { day, timeZone } = index.day;
  const query = useQuery(
    useTRPC().routes.days.nearest.queryOptions(
      { day, timeZone, orderId: leg.orderId, leg: leg.leg },
      { enabled: isAsked },
    ),
  );
  if (!isAsked)
    return (
      <Button className="justify-self-start" onClick={() => ask(true)}>
        <LocateFixedIcon />
        {t("find")}
      </Button>
    );
  if (query.isError) return <QueryFailure query={query} />;
  const { vehicles = [] } = query.data ?? {};
  return (
    <div className="grid gap-1">
      <span className="font-medium">{t("title")}</span>
      {query.isPending && <p className="text-ink-muted">{t("looking")}</p>}
      {query.data && vehicles.length === 0 && <p className="text-ink-muted">{t("none")}</p>}
      <ul className="grid gap-1">
        {vehicles.map(({ vehicleId, distanceM, durationS, seenAt }) => (
          <li key={vehicleId}>
            <button
              type="button"
              onClick={() => onChoose(vehicleId)}
              className="flex w-full items-center gap-2 rounded-control px-2 py-1.5 text-left ring-1 ring-line ring-inset hover:bg-hover pointer-coarse:min-h-11"
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{index.vehicles.get(vehicleId)?.name}</span>
                <span className="block text-caption text-ink-muted">
                  {seenAt === null ? (
                    t("fromHub")
                  ) : (
                    <>
                      {t("seen")} <RelativeTime at={seenAt} />
                    </>
                  )}
                </span>
              </span>
              <span className="shrink-0 text-right tabular-nums">
                {spans.duration(durationS * 1_000)}
                <span className="block text-caption text-ink-muted">{spans.distance(distanceM)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
