"use client";

import { Badge } from "@cartage/ui/badge";
import { ColumnsMenu } from "@cartage/ui/columns-menu";
import type { DataColumn } from "@cartage/ui/data-column";
import { DataTable } from "@cartage/ui/data-table";
import { EmptyState } from "@cartage/ui/empty-state";
import { useQuery } from "@tanstack/react-query";
import { RadioIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useMeasures } from "../../format/measures.tsx";
import { LocalTime } from "../../format/times.tsx";
import { QueryFailure } from "../../list/query-failure.tsx";
import { useTableView } from "../../list/use-table-view.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/router.ts";

type PositionRow = Outputs["fleet"]["devices"]["positions"][number];

const refreshMs = 3_000;
const asTheyCame = { search: "", sort: null, direction: "asc" } as const;

/** The last positions of a device, as they came, doubted ones too. */
export function DevicePositions({ deviceId }: { deviceId: string }) {
  const t = useTranslations("web.devices.messages");
  const tCommon = useTranslations("web.common");
  const query = useQuery({
    ...useTRPC().fleet.devices.positions.queryOptions({ deviceId, limit: 100 }),
    refetchInterval: refreshMs,
  });
  const columns = usePositionColumns();
  const [view, changeView] = useTableView();
  return (
    <div className="flex h-full flex-col">
      <div className="flex justify-end border-line border-b px-4 py-1.5 sm:px-6 max-md:hidden">
        <ColumnsMenu
          columns={columns}
          chosen={view.columns}
          onChoose={(chosen) => changeView({ columns: chosen })}
          label={tCommon("columns")}
        />
      </div>
      <DataTable
        caption={t("caption")}
        columns={columns}
        rows={query.data ?? noRows}
        rowId={(position) => `${position.fixTime}`}
        view={{ ...asTheyCame, columns: view.columns }}
        onView={() => undefined}
        isLoading={query.isPending}
        instead={
          query.isError && !query.data ? (
            <QueryFailure query={query} />
          ) : query.data?.length ? null : (
            <EmptyState icon={<RadioIcon />} title={t("empty")}>
              {t("emptyText")}
            </EmptyState>
          )
        }
      />
    </div>
  );
}

const noRows: PositionRow[] = [];

function usePositionColumns(): DataColumn<PositionRow>[] {
  const t = useTranslations("web.devices.messages");
  const tCommon = useTranslations("web.common");
  const tVerdict = useTranslations("web.devices.verdicts");
  const measures = useMeasures();
  return useMemo(
    () => [
      {
        id: "fixTime",
        header: t("fixTime"),
        isOnPhone: true,
        width: "w-auto md:w-[19%]",
        text: (position) => position.fixTime,
        cell: (position) => <LocalTime at={position.fixTime} />,
      },
      {
        id: "receivedAt",
        header: t("receivedAt"),
        width: "w-[19%]",
        text: (position) => position.receivedAt,
        cell: (position) => <LocalTime at={position.receivedAt} className="text-ink-muted" />,
      },
      {
        id: "position",
        header: t("position"),
        width: "w-[17%]",
        text: (position) => measures.coordinates(position),
        cell: (position) => <span className="font-mono text-caption">{measures.coordinates(position)}</span>,
      },
      {
        id: "speed",
        header: t("speed"),
        isNumber: true,
        isOnPhone: true,
        width: "w-20 md:w-[9%]",
        text: (position) => position.speedMps,
        cell: (position) => measures.speed(position.speedMps),
      },
      {
        id: "heading",
        header: t("heading"),
        isNumber: true,
        isExtra: true,
        width: "w-[9%]",
        text: (position) => position.headingDeg,
        cell: (position) => <span className="text-ink-muted">{measures.heading(position.headingDeg)}</span>,
      },
      {
        id: "altitude",
        header: t("altitude"),
        isNumber: true,
        isExtra: true,
        width: "w-[9%]",
        text: (position) => position.altitudeM,
        cell: (position) => <span className="text-ink-muted">{measures.altitude(position.altitudeM)}</span>,
      },
      {
        id: "accuracy",
        header: t("accuracy"),
        isNumber: true,
        width: "w-[9%]",
        text: (position) => position.accuracyM,
        cell: (position) => <span className="text-ink-muted">{measures.accuracy(position.accuracyM)}</span>,
      },
      {
        id: "battery",
        header: t("battery"),
        isNumber: true,
        isExtra: true,
        width: "w-[8%]",
        text: (position) => position.battery,
        cell: (position) => <span className="text-ink-muted">{measures.battery(position.battery)}</span>,
      },
      {
        id: "ignition",
        header: t("ignition"),
        isExtra: true,
        width: "w-[8%]",
        text: ({ ignition }) => (ignition === null ? null : String(ignition)),
        cell: ({ ignition }) => (
          <span className="text-ink-muted">
            {ignition === null ? tCommon("noData") : t(ignition ? "ignitionOn" : "ignitionOff")}
          </span>
        ),
      },
      {
        id: "odometer",
        header: t("odometer"),
        isNumber: true,
        isExtra: true,
        width: "w-[10%]",
        text: (position) => position.odometerM,
        cell: (position) => <span className="text-ink-muted">{measures.odometer(position.odometerM)}</span>,
      },
      {
        id: "verdict",
        header: t("verdict"),
        isOnPhone: true,
        width: "w-28 md:w-[12%]",
        text: (position) => position.verdict,
        cell: ({ verdict }) => (
          <Badge tone={verdict === "accepted" ? "neutral" : "warning"}>
            {tVerdict.has(verdict as "accepted") ? tVerdict(verdict as "accepted") : verdict}
          </Badge>
        ),
      },
      {
        id: "rest",
        header: t("rest"),
        width: "w-auto",
        text: (position) => JSON.stringify(position.ext ?? {}),
        cell: ({ ext }) => (
          <span className="font-mono text-caption text-ink-muted">
            {Object.entries(ext ?? {})
              .map(([key, value]) => `${key}=${value}`)
              .join(" ")}
          </span>
        ),
      },
    ],
    [t, tCommon, tVerdict, measures],
  );
}
