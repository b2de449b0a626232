"use client";

import { EmptyState } from "@cartage/ui/empty-state";
import { Select } from "@cartage/ui/select";
import { Skeleton } from "@cartage/ui/skeleton";
import { RouteOffIcon } from "lucide-react";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { useMemo, useState } from "react";
import { QueryFailure } from "../list/query-failure.tsx";
import { dayOf } from "../map/history/zone-days.ts";
import type { StreetStyles } from "../map/sources.ts";
import { WaysMap } from "../map/ways-map.tsx";
import { ExportButton } from "./export-dialog.tsx";
import { GroupChoice } from "./group-choice.tsx";
import { toleranceAt } from "./level-of-detail.ts";
import { MonthLengths } from "./month-lengths.tsx";
import { boundsOfPeriod, monthsUntil, yearsUntil } from "./periods.ts";
import { useWays } from "./use-ways.ts";
import { waysFeatures } from "./ways-features.ts";

/** Lengths are measured on this, whatever the map shows: they must not change with its zoom. */
const measuredToM = 100;

/** The ways of one vehicle over a year, or of the fleet or a group over a month, on one map, the finer the nearer it is looked at. */
export function LongView({ vehicleId, streets }: { vehicleId: string | null; streets: StreetStyles }) {
  const t = useTranslations("web.history");
  const format = useFormatter();
  const zone = useTimeZone() ?? "UTC";
  const [now] = useState(() => Date.now());
  const [{ period: chosen, group }, set] = useQueryStates({ period: parseAsString, group: parseAsString });
  const [zoom, setZoom] = useState<number | null>(null);
  const periods = vehicleId ? yearsUntil(now, zone) : monthsUntil(now, zone);
  const period = chosen && periods.includes(chosen) ? chosen : (periods[0] ?? "");
  const { from, to } = boundsOfPeriod(period, zone);
  const groupId = vehicleId ? null : group;
  const asked = { vehicleId, groupId, from, to };
  const drawn = useWays(asked, toleranceAt(zoom));
  const measured = useWays(asked, measuredToM);
  const features = useMemo(() => waysFeatures(drawn.data?.ways ?? [], drawn.data?.toleranceM ?? 0), [drawn.data]);
  const name = (each: string) =>
    each.length === 4 ? each : format.dateTime(dayOf(`${each}-15`, zone) ?? now, { month: "long", year: "numeric" });
  const days = drawn.data?.ways.length;
  const vehicles = new Set(drawn.data?.ways.map((way) => way.vehicleId)).size;
  return (
    <div className="flex h-full min-h-136 flex-col">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-2">
        <Select
          label={t("long.period")}
          value={period}
          onChange={(value) => void set({ period: value })}
          choices={periods.map((each) => ({ value: each, label: name(each) }))}
          className="w-44"
        />
        {!vehicleId && <GroupChoice groupId={groupId} onGroup={(value) => void set({ group: value })} />}
        {days !== undefined && (
          <p role="status" className="text-ink-muted">
            {t("long.drawn", { days, vehicles })}
            {drawn.isPlaceholderData && ` · ${t("long.refining")}`}
          </p>
        )}
        {vehicleId && (
          <div className="ml-auto">
            <ExportButton vehicleId={vehicleId} from={from} to={Math.min(to, now)} />
          </div>
        )}
      </div>
      {drawn.isPending && <Skeleton className="m-4 min-h-64 flex-1 rounded-panel" />}
      {drawn.isError && <QueryFailure query={drawn} />}
      {days === 0 && (
        <EmptyState icon={<RouteOffIcon />} title={t("long.none")}>
          {t("long.noneLead")}
        </EmptyState>
      )}
      {days !== undefined && days > 0 && (
        <div className="flex min-h-0 flex-1 max-lg:flex-col">
          <div className="relative min-h-72 min-w-0 flex-1">
            <WaysMap
              label={t("long.map")}
              streets={streets}
              ways={features}
              about={`${period} ${groupId}`}
              onZoom={setZoom}
            />
          </div>
          <aside className="w-64 shrink-0 overflow-y-auto border-line border-l px-4 py-3 max-lg:w-auto max-lg:border-t max-lg:border-l-0">
            {measured.data ? <MonthLengths ways={measured.data.ways} /> : <Skeleton className="h-24" />}
          </aside>
        </div>
      )}
    </div>
  );
}
