"use client";

import { Badge } from "@cartage/ui/badge";
import { Panel } from "@cartage/ui/panel";
import { Skeleton } from "@cartage/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { LocalTime } from "../../format/times.tsx";
import { QueryFailure } from "../../list/query-failure.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { PresenceMark } from "./presence.tsx";

const refreshMs = 10_000;

/** When a device came and went, newest first. */
export function PresenceTimeline({ deviceId }: { deviceId: string }) {
  const t = useTranslations("web.devices");
  const tHealth = useTranslations("web.health");
  const query = useQuery({
    ...useTRPC().fleet.devices.presence.queryOptions({ deviceId, limit: 20 }),
    refetchInterval: refreshMs,
  });
  return (
    <Panel title={tHealth("presence")}>
      {query.isPending ? (
        <Skeleton className="my-3 h-3 w-40" />
      ) : query.isError ? (
        <QueryFailure query={query} />
      ) : query.data.length === 0 ? (
        <p className="py-2 text-ink-muted">{tHealth("presenceEmpty")}</p>
      ) : (
        <ol className="divide-y divide-line">
          {query.data.map(({ id, isOnline, at }) => (
            <li key={id} className="flex items-center justify-between gap-3 py-2">
              <Badge tone={isOnline ? "moving" : "silent"} icon={<PresenceMark isOnline={isOnline} />}>
                {t(isOnline ? "online" : "offline")}
              </Badge>
              <LocalTime at={at} className="text-ink-muted" />
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
