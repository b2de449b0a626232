"use client";

import { Button } from "@cartage/ui/button";
import { Input } from "@cartage/ui/input";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useTimeZone, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { QueryFailure } from "../list/query-failure.tsx";
import { dayAround } from "../map/history/zone-days.ts";
import type { StreetStyles } from "../map/sources.ts";
import { WaysMap } from "../map/ways-map.tsx";
import { useNetwork } from "../routes/use-network.ts";
import { useTRPC } from "../trpc/client.tsx";
import { AreaFields, Labelled } from "./area-fields.tsx";
import { noArea, outlineOf, pressed, withinOf } from "./drawn-area.ts";
import { fromLocal, toLocal } from "./local-time.ts";
import { PresenceList } from "./presence-list.tsx";

const noWays = { type: "FeatureCollection" as const, features: [] };

/** Who was here then: an area that is drawn, typed or a geofence, a stretch of time, and the vehicles that were in it. */
export function AreaView({ streets }: { streets: StreetStyles }) {
  const t = useTranslations("web.history.area");
  const tBetween = useTranslations("web.history.between");
  const trpc = useTRPC();
  const zone = useTimeZone() ?? "UTC";
  const [area, setArea] = useState(noArea);
  /** What was typed last, for the map to go there. */
  const [typed, setTyped] = useState<string | null>(null);
  const [span, setSpan] = useState(() => dayAround(Date.now(), zone));
  const [asked, setAsked] = useState<Asked | null>(null);
  const query = useQuery(trpc.history.presence.queryOptions(asked ?? skipToken));
  const geofenceId = area.shape === "geofence" ? area.geofenceId : null;
  const geofence = useQuery(trpc.geofences.get.queryOptions(geofenceId === null ? skipToken : { geofenceId })).data;
  const outline = useMemo(() => outlineOf(area), [area]);
  const fences = useMemo(
    () => (geofence ? [{ ...geofence, shape: geofence.definition.shape, isChosen: true }] : []),
    [geofence],
  );
  const within = withinOf(area);
  const { hubs } = useNetwork();
  const around = useMemo(() => hubs.map(({ lat, lon }) => [lon, lat]), [hubs]);
  return (
    <div className="flex h-full min-h-136 max-lg:flex-col">
      <div className="relative min-h-72 min-w-0 flex-1">
        <WaysMap
          label={t("map")}
          streets={streets}
          ways={noWays}
          area={outline}
          fences={fences}
          around={around}
          about={geofence?.id ?? typed}
          onPress={(at) => setArea(pressed(area, at))}
        />
      </div>
      <aside className="w-88 shrink-0 overflow-y-auto border-line border-l max-lg:w-auto max-lg:border-t max-lg:border-l-0">
        <form
          className="grid grid-cols-2 gap-3 border-line border-b p-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (within) setAsked({ within, ...span });
          }}
        >
          <p className="col-span-2 text-ink-muted">{t("lead")}</p>
          <AreaFields
            area={area}
            onArea={(change) => setArea({ ...area, ...change })}
            onTyped={() => setTyped(`${area.lat} ${area.lon} ${area.radiusM}`)}
          />
          <Labelled label={tBetween("from")} isWide>
            <Input
              type="datetime-local"
              value={toLocal(span.from, zone)}
              onChange={({ target }) => setSpan({ ...span, from: fromLocal(target.value, zone) ?? span.from })}
            />
          </Labelled>
          <Labelled label={tBetween("until")} isWide>
            <Input
              type="datetime-local"
              value={toLocal(span.to, zone)}
              onChange={({ target }) => setSpan({ ...span, to: fromLocal(target.value, zone) ?? span.to })}
            />
          </Labelled>
          <Button type="submit" look="primary" disabled={!within} isBusy={query.isFetching} className="col-span-2">
            {t("search")}
          </Button>
        </form>
        {query.isError && <QueryFailure query={query} />}
        {query.data && <PresenceList found={query.data} />}
      </aside>
    </div>
  );
}

type Asked = { within: NonNullable<ReturnType<typeof withinOf>>; from: number; to: number };
