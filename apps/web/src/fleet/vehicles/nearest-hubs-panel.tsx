"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { Panel } from "@cartage/ui/panel";
import { useQuery } from "@tanstack/react-query";
import { WarehouseIcon } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { QueryFailure } from "../../list/query-failure.tsx";
import { useSpans } from "../../map/history/spans.tsx";
import { Link } from "../../shell/link.tsx";
import { useCan } from "../../shell/me-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";

/** For a vehicle that broke down: one press finds the active hubs that are nearest to where it was last seen. */
export function NearestHubsPanel({ vehicleId }: { vehicleId: string }) {
  const t = useTranslations("web.hubs.nearest");
  const tHubs = useTranslations("web.hubs");
  const spans = useSpans();
  const [isAsked, setAsked] = useState(false);
  const query = useQuery(useTRPC().routes.hubs.nearest.queryOptions({ vehicleId, most: 3 }, { enabled: isAsked }));
  if (!useCan("hubs.view")) return null;
  return (
    <Panel
      title={t("title")}
      actions={
        <Button
          size="small"
          isBusy={query.isFetching}
          onClick={() => (isAsked ? void query.refetch() : setAsked(true))}
        >
          <WarehouseIcon />
          {t("find")}
        </Button>
      }
    >
      {query.isError && <QueryFailure query={query} />}
      {!query.data && !query.isError && <p className="py-3 text-ink-muted">{t("text")}</p>}
      {query.data?.hubs.length === 0 && <p className="py-3 text-ink-muted">{t(query.data.from ? "none" : "unseen")}</p>}
      <ul className="divide-y divide-line">
        {query.data?.hubs.map(({ id, name, distanceM, durationS, isOpenNow }) => (
          <li key={id} className="flex items-center gap-3 py-2">
            <Link
              href={`/hubs/${id}` as Route}
              className="min-w-0 flex-1 truncate font-medium hover:text-accent-ink hover:underline"
            >
              {name}
            </Link>
            {!isOpenNow && <Badge tone="warning">{tHubs("closedNow")}</Badge>}
            <span className="shrink-0 text-ink-muted tabular-nums">
              {spans.distance(distanceM)} · {spans.duration(durationS * 1_000)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
