"use client";

import clsx from "clsx";
import { UserRoundIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { useSpans } from "../../map/history/spans.tsx";
import { type BoardRoute, type DayIndex, latestOf, loadShare, type Vehicle } from "./board-day.ts";
import { HeldUp, RouteState } from "./route-state.tsx";

type RowLabelProps = {
  index: DayIndex;
  vehicle: Vehicle;
  /** As it is, or as what is dragged over it would make it. */
  route: BoardRoute | null;
  isTried: boolean;
  isSelected: boolean;
  onSelect: (vehicleId: string) => void;
};

/** Who drives, how far, how late, and how full vehicle and day are; drawn anew with each move of a drag, of that only what differs. */
export function RowLabel({ index, vehicle, route, isTried, isSelected, onSelect }: RowLabelProps) {
  const stops = route?.stops ?? [];
  const shiftS = (vehicle.shift.until - vehicle.shift.from) / 1_000;
  return (
    <button
      type="button"
      aria-pressed={isSelected}
      onClick={() => onSelect(vehicle.id)}
      className="grid w-52 shrink-0 grid-cols-[minmax(0,1fr)] max-lg:w-40 content-center gap-0.5 border-line border-r px-3 text-left -outline-offset-2 hover:bg-hover"
    >
      <Head vehicle={vehicle} state={route?.state ?? null} declineReason={route?.declineReason ?? null} />
      <span className="flex items-center gap-1.5 text-caption text-ink-muted">
        <Driver name={vehicle.driver?.name ?? null} />
        <Length lateS={latestOf(stops)} distanceM={route && stops.length > 0 ? route.distanceM : null} />
      </span>
      <span className="grid grid-cols-2 gap-2">
        <Share of="load" share={loadShare(index, vehicle, stops) ?? 0} isSaid={!isTried} />
        <Share of="work" share={(route?.workS ?? 0) / shiftS} isSaid={!isTried} />
      </span>
    </button>
  );
}

type HeadProps = { vehicle: Vehicle; state: BoardRoute["state"] | null; declineReason: string | null };

const Head = memo(function Head({ vehicle, state, declineReason }: HeadProps) {
  return (
    <span className="flex items-center gap-1.5">
      <span className="min-w-0 flex-1 truncate font-medium">{vehicle.name}</span>
      {vehicle.isAvailable ? state && <RouteState route={{ state, declineReason }} /> : <HeldUp />}
    </span>
  );
});

const Driver = memo(function Driver({ name }: { name: string | null }) {
  const t = useTranslations("web.board");
  return (
    <>
      <UserRoundIcon aria-hidden className={clsx("size-3 shrink-0", name === null && "text-warning")} />
      <span className="min-w-0 flex-1 truncate">{name ?? t("noDriver")}</span>
    </>
  );
});

const Length = memo(function Length({ lateS, distanceM }: { lateS: number; distanceM: number | null }) {
  const t = useTranslations("web.board");
  const spans = useSpans();
  if (lateS >= 60)
    return (
      <span className="shrink-0 font-medium text-critical-ink">
        {t("late", { span: spans.duration(lateS * 1_000) })}
      </span>
    );
  return distanceM !== null && <span className="shrink-0 tabular-nums">{spans.distance(distanceM)}</span>;
});

/** A bar that costs a drag less than one with corners to cut; how much it is in words is for who rests on it. */
const Share = memo(function Share({ of, share, isSaid }: { of: "load" | "work"; share: number; isSaid: boolean }) {
  const t = useTranslations("web.board");
  return (
    <span title={isSaid ? t(of, { share }) : undefined} className="h-1.5 rounded-round bg-line">
      <span
        className={clsx("block h-full rounded-round", share >= 1 ? "bg-warning" : "bg-accent")}
        style={{ width: `${Math.min(100, share * 100)}%` }}
      />
    </span>
  );
});
