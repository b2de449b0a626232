"use client";

import { Badge } from "@cartage/ui/badge";
import { Panel } from "@cartage/ui/panel";
import { Skeleton } from "@cartage/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { RelativeTime } from "../format/times.tsx";
import { QueryFailure, StaleNotice } from "../list/query-failure.tsx";
import { Link } from "../shell/link.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { instantOf } from "./instant-of.ts";

const refreshMs = 5_000;
const mostShown = 200;

/** The vehicles inside now, asked for again and again. */
export function InsideList({ geofenceId }: { geofenceId: string }) {
  const t = useTranslations("web.geofences");
  const query = useQuery({
    ...useTRPC().geofences.inside.queryOptions({ geofenceId, limit: mostShown }),
    refetchInterval: refreshMs,
  });
  const { data } = query;
  return (
    <Panel
      title={t("inside")}
      actions={
        data &&
        data.length > 0 && <Badge tone="accent">{data.length < mostShown ? data.length : `${mostShown}+`}</Badge>
      }
    >
      {query.isPending && <Skeleton className="my-2 h-4 w-40" />}
      {query.isError && !data && <QueryFailure query={query} />}
      {data && <StaleNotice query={query} />}
      {data?.length === 0 && <p className="py-2 text-ink-muted">{t("nobodyInside")}</p>}
      {data && data.length > 0 && (
        <ul aria-label={t("inside")} className="max-h-80 divide-y divide-line overflow-y-auto">
          {data.map(({ vehicleId, name, plate, enteredAt }) => (
            <li key={vehicleId} className="flex min-h-10 items-center gap-2 py-1.5">
              <Link href={`/live?vehicle=${vehicleId}` as Route} className="truncate font-medium hover:text-accent-ink">
                {name}
              </Link>
              {plate && <span className="truncate text-ink-muted">{plate}</span>}
              <span className="ml-auto shrink-0 text-caption text-ink-muted">
                {t.rich("since", { time: () => <RelativeTime at={instantOf(enteredAt)} /> })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
