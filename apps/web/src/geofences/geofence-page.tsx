"use client";

import { Badge } from "@cartage/ui/badge";
import { PageHeader } from "@cartage/ui/page-header";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { FencesMap } from "../map/fences/fences-map.tsx";
import type { StreetStyles } from "../map/sources.ts";
import { BackLink } from "../shell/back-link.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { ColourMark } from "./colour-mark.tsx";
import { GeofenceActions } from "./geofence-actions.tsx";
import { GeofenceFacts } from "./geofence-facts.tsx";
import { InsideList } from "./inside-list.tsx";
import { VisitsList } from "./visits-list.tsx";

/** One geofence: where it is, who is inside, who was, and what is said of it. */
export function GeofencePage({ geofenceId, streets }: { geofenceId: string; streets: StreetStyles }) {
  const t = useTranslations("web.geofences");
  const trpc = useTRPC();
  const { data: geofence } = useSuspenseQuery(trpc.geofences.get.queryOptions({ geofenceId }));
  const isArchived = geofence.archivedAt !== null;
  const shown = useMemo(() => {
    const { id, name, colour, definition } = geofence;
    return [{ id, name, colour, shape: definition.shape, isChosen: true }];
  }, [geofence]);
  return (
    <div className="flex h-full max-lg:flex-col max-lg:overflow-y-auto">
      <div className="relative min-w-0 max-lg:h-[34vh] max-lg:shrink-0 lg:order-2 lg:flex-1">
        <FencesMap label={t("mapLabelOne", { name: geofence.name })} streets={streets} fences={shown} />
      </div>
      <div className="flex min-h-0 shrink-0 flex-col border-line max-lg:border-t lg:w-[30rem] lg:overflow-y-auto lg:border-r">
        <PageHeader
          back={<BackLink href="/geofences">{t("title")}</BackLink>}
          title={geofence.name}
          beside={
            <>
              <ColourMark colour={geofence.colour} className="size-3.5" />
              {isArchived && <Badge>{t("archivedMark")}</Badge>}
            </>
          }
          below={geofence.note}
          actions={!isArchived && <GeofenceActions geofence={geofence} />}
        />
        <div className="grid gap-4 px-4 pb-6 sm:px-6">
          {!isArchived && <InsideList geofenceId={geofenceId} />}
          <VisitsList geofenceId={geofenceId} />
          <GeofenceFacts geofence={geofence} />
        </div>
      </div>
    </div>
  );
}
