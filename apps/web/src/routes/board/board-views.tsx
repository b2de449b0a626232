"use client";

import { EmptyState } from "@cartage/ui/empty-state";
import { Tabs } from "@cartage/ui/tabs";
import { TruckIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import type { StreetStyles } from "../../map/sources.ts";
import { useCan } from "../../shell/me-context.tsx";
import { type DayIndex, isAhead, type Leg, type Vehicle } from "./board-day.ts";
import { DragCard } from "./drag-card.tsx";
import type { DragStore } from "./drag-store.ts";
import { MoveDialog } from "./move-dialog.tsx";
import { RoutePane } from "./route-pane.tsx";
import type { TimeScale } from "./time-scale.ts";
import { type HitTest, Timelines } from "./timelines.tsx";
import type { RouteWish, TriedMove, TryMove } from "./try-move.ts";
import { useDragging } from "./use-dragging.ts";
import { useWide } from "./use-wide.ts";
import { WaitingList } from "./waiting-list.tsx";

const RoutesMap = dynamic(() => import("../../map/routes/routes-map.tsx").then(({ RoutesMap: map }) => map), {
  ssr: false,
});

type BoardViewsProps = {
  board: { index: DayIndex; scale: TimeScale; tryMove: TryMove; now: number };
  streets: StreetStyles;
  drag: DragStore;
  chosen: ReadonlySet<string>;
  onChoose: (key: string, isChosen: boolean) => void;
  onSave: (wishes: RouteWish[], said: string, shown: TriedMove) => Promise<boolean>;
};

/** List, routes and map: beside each other where there is room, one at a time on a phone. */
export function BoardViews({
  board: { index, scale, tryMove, now },
  streets,
  drag,
  chosen,
  onChoose,
  onSave,
}: BoardViewsProps) {
  const t = useTranslations("web.board");
  const mayEdit = useCan("routes.edit");
  const [selectedId, setSelected] = useQueryState("route", parseAsString);
  const [moving, setMoving] = useState<Leg | null>(null);
  const [tab, setTab] = useState<"waiting" | "routes" | "map">("routes");
  const hit = useRef<HitTest>(() => null);
  const isWide = useWide();
  const make = (tried: TriedMove) => {
    setMoving(null);
    const { leg, toVehicleId } = tried.move;
    const number = String(leg.number);
    const name = index.vehicles.get(toVehicleId ?? "")?.name ?? "";
    void onSave(tried.wishes, toVehicleId === null ? t("takenOff", { number }) : t("moved", { number, name }), tried);
  };
  const grab = useDragging({ drag, hit, index, tryMove, onDrop: make });
  const select = useCallback((id: string) => void setSelected((now) => (now === id ? null : id)), [setSelected]);
  const vehicles = useMemo(() => index.day.vehicles.toSorted(byWork(index.routeOf)), [index]);
  const onMove = mayEdit ? setMoving : undefined;
  const onGrab = mayEdit ? grab : undefined;

  const waiting = <WaitingList index={index} chosen={chosen} onChoose={onChoose} onGrab={onGrab} onMove={onMove} />;
  const timelines =
    vehicles.length > 0 ? (
      <Timelines {...{ index, scale, vehicles, drag, hit, selectedId, now, onGrab }} onSelect={select} />
    ) : (
      <EmptyState icon={<TruckIcon />} title={t("noVehicles")}>
        {t("noVehiclesText")}
      </EmptyState>
    );
  const pane = selectedId && index.vehicles.has(selectedId) && (
    <RoutePane index={index} vehicleId={selectedId} onClose={() => void setSelected(null)} onMove={onMove} />
  );
  const map = <RoutesMap label={t("map")} streets={streets} index={index} selectedId={selectedId} onSelect={select} />;
  return (
    <>
      {isWide ? (
        // each of the three is painted apart: a drag changes the routes alone
        <div className="flex min-h-0 flex-1">
          <div className="isolate flex w-72 shrink-0 flex-col border-line border-r">{waiting}</div>
          <div className="isolate flex min-w-0 flex-1 flex-col">{timelines}</div>
          <div className="isolate flex w-80 shrink-0 flex-col border-line border-l xl:w-96">
            <div className="relative min-h-0 flex-1">{map}</div>
            {pane && <div className="flex h-3/5 min-h-0 flex-col border-line border-t">{pane}</div>}
          </div>
        </div>
      ) : (
        <Tabs
          label={t("views")}
          value={tab}
          onChange={setTab}
          tabs={[
            { value: "waiting", label: t("waiting"), count: index.waiting.length, panel: <Filled>{waiting}</Filled> },
            { value: "routes", label: t("timelines"), panel: <Filled>{pane || timelines}</Filled> },
            { value: "map", label: t("map"), panel: <div className="relative h-full">{map}</div> },
          ]}
        />
      )}
      <DragCard drag={drag} index={index} />
      {moving && (
        <MoveDialog leg={moving} index={index} tryMove={tryMove} onClose={() => setMoving(null)} onMove={make} />
      )}
    </>
  );
}

function Filled({ children }: { children: ReactNode }) {
  return <div className="flex h-full min-h-0 flex-col">{children}</div>;
}

/** Those that leave work undone first, then those with work, in the order of their names. */
function byWork(routeOf: DayIndex["routeOf"]) {
  const rank = ({ id, isAvailable }: Vehicle) => {
    const stops = routeOf.get(id)?.stops ?? [];
    if (!isAvailable && stops.some(({ state }) => isAhead(state))) return 0;
    return stops.length > 0 ? 1 : 2;
  };
  return (one: Vehicle, other: Vehicle) => rank(one) - rank(other) || one.name.localeCompare(other.name);
}
