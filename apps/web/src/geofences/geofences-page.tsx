"use client";

import { buttonClass } from "@cartage/ui/button-class";
import { useQuery } from "@tanstack/react-query";
import { FileUpIcon, HexagonIcon, PlusIcon } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { listLabels } from "../list/list-labels.ts";
import { ListPage } from "../list/list-page.tsx";
import { listPages } from "../list/pages.ts";
import { FencesMap } from "../map/fences/fences-map.tsx";
import type { StreetStyles } from "../map/sources.ts";
import { Link } from "../shell/link.tsx";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { useGeofenceColumns } from "./geofence-columns.tsx";
import { geofenceFilters, geofencesInput } from "./geofences-input.ts";

const shapesRefreshMs = 60_000;

/** All geofences of the organisation, as a list and on the map. */
export function GeofencesPage({ streets }: { streets: StreetStyles }) {
  const t = useTranslations("web.geofences");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const router = useRouter();
  const mayEdit = useCan("geofences.edit");
  const [filters, setFilters] = useQueryStates(geofenceFilters);
  const input = geofencesInput(filters);
  const shapes = useQuery({ ...trpc.geofences.shapes.queryOptions({}), refetchInterval: shapesRefreshMs }).data ?? none;
  return (
    <div className="flex h-full max-lg:flex-col-reverse">
      <div className="min-h-0 min-w-0 border-line max-lg:flex-1 lg:w-[30rem] lg:shrink-0 lg:border-r">
        <ListPage
          name="geofences"
          title={t("title")}
          columns={useGeofenceColumns()}
          rowHref={({ id }) => `/geofences/${id}`}
          pages={listPages(trpc.geofences.list.queryKey(input), input, client.geofences.list.query)}
          add={
            mayEdit && (
              <>
                <Link href={"/geofences/import" as Route} className={buttonClass()}>
                  <FileUpIcon />
                  {t("import")}
                </Link>
                <Link href={"/geofences/new" as Route} className={buttonClass("primary")}>
                  <PlusIcon />
                  {t("add")}
                </Link>
              </>
            )
          }
          isFiltered={filters.q !== ""}
          onClear={() => void setFilters({ q: null })}
          empty={{ icon: <HexagonIcon />, title: t("empty"), text: t(mayEdit ? "emptyText" : "emptyTextForViewers") }}
          labels={listLabels(t)}
        />
      </div>
      <div className="relative min-w-0 max-lg:h-[34vh] max-lg:shrink-0 max-lg:border-line max-lg:border-b lg:flex-1">
        <FencesMap
          label={t("mapLabel")}
          streets={streets}
          fences={shapes}
          onChoose={(id) => router.push(`/geofences/${id}` as Route)}
        />
      </div>
    </div>
  );
}

const none: never[] = [];
