"use client";

import { Badge } from "@cartage/ui/badge";
import { buttonClass } from "@cartage/ui/button-class";
import { Notice } from "@cartage/ui/notice";
import clsx from "clsx";
import { ArrowRightLeftIcon, CircleXIcon, TriangleAlertIcon, XIcon } from "lucide-react";
import type { Route } from "next";
import { useFormatter, useTranslations } from "next-intl";
import { HeldUpBadge } from "../../incidents/held-up.tsx";
import { useSpans } from "../../map/history/spans.tsx";
import { Link } from "../../shell/link.tsx";
import { RouteShare, StopRange } from "../progress/stop-range.tsx";
import {
  type DayIndex,
  groupStops,
  heldUpOn,
  isAhead,
  keyOf,
  type Leg,
  loadShare,
  type Stop,
  type StopGroup,
} from "./board-day.ts";
import { LeftBehind } from "./left-behind.tsx";
import { RouteActions } from "./route-actions.tsx";
import { HeldUp, RouteState } from "./route-state.tsx";

type RoutePaneProps = {
  index: DayIndex;
  vehicleId: string;
  onClose: () => void;
  onMove?: ((leg: Leg) => void) | undefined;
};

/** One vehicle's route in words: the map's equivalent, and where orders are moved by keyboard and finger. */
export function RoutePane({ index, vehicleId, onClose, onMove }: RoutePaneProps) {
  const t = useTranslations("web.board");
  const tHeldUp = useTranslations("web.incidents.heldUp");
  const spans = useSpans();
  const vehicle = index.vehicles.get(vehicleId);
  const route = index.routeOf.get(vehicleId);
  if (!vehicle) return null;
  const groups = groupStops(route?.stops ?? [], index.legs);
  const load = loadShare(index, vehicle, route?.stops ?? []);
  const heldUp = heldUpOn(index, route?.stops ?? []);
  return (
    <section aria-label={t("routeOf", { name: vehicle.name })} className="flex min-h-0 flex-1 flex-col bg-surface">
      <div className="grid gap-2 border-line border-b px-4 py-3">
        <div className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <h2 className="flex items-center gap-2 font-semibold text-title">
              <span className="truncate">{vehicle.name}</span>
              {vehicle.isAvailable ? route && <RouteState route={route} /> : <HeldUp />}
            </h2>
            <p className="truncate text-ink-muted">
              {vehicle.plate && `${vehicle.plate} · `}
              {vehicle.driver?.name ?? t("noDriver")}
            </p>
          </div>
          <button type="button" onClick={onClose} aria-label={t("close")} className={buttonClass("quiet", "icon")}>
            <XIcon />
          </button>
        </div>
        {route && groups.length > 0 && (
          <p className="text-ink-muted tabular-nums">
            <Clock at={route.departsAt} /> – <Clock at={route.endsAt} /> · {spans.distance(route.distanceM)} ·{" "}
            {spans.duration(route.workS * 1_000)}
            {load !== null && ` · ${t("load", { share: load })}`}
          </p>
        )}
        {route && <RouteShare day={index.day.day} routeId={route.id} />}
        {route?.state === "planned" && route.declineReason && (
          <Notice tone="critical" icon={<CircleXIcon />}>
            {t("declinedBecause", { reason: route.declineReason })}
          </Notice>
        )}
        {!vehicle.isAvailable && <LeftBehind vehicle={vehicle} route={route} mayEdit={onMove !== undefined} />}
        {heldUp.size > 0 && (
          <Notice tone="critical" icon={<TriangleAlertIcon />}>
            {tHeldUp("onRoute", { count: heldUp.size })}
          </Notice>
        )}
        {route && onMove && <RouteActions route={route} name={vehicle.name} mayGo={vehicle.isAvailable} />}
      </div>
      <ol className="min-h-0 flex-1 overflow-y-auto">
        {groups.length === 0 && (
          <li className="px-4 py-6 text-center text-ink-muted">{t(vehicle.isAvailable ? "noStops" : "nothingLeft")}</li>
        )}
        {groups.map((group) => (
          <GroupRow key={group.number} group={group} index={index} onMove={onMove} />
        ))}
      </ol>
    </section>
  );
}

function GroupRow({ group, index, onMove }: { group: StopGroup; index: DayIndex } & Pick<RoutePaneProps, "onMove">) {
  const [first, last] = [group.stops[0], group.stops.at(-1)];
  if (!first || !last) return null;
  return (
    <li className="flex gap-3 border-line border-b px-4 py-2.5">
      <span className="mt-0.5 flex size-6 shrink-0 items-center justify-center rounded-round bg-sunken font-medium text-caption tabular-nums">
        {group.number}
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex gap-2">
          <span className="min-w-0 flex-1 truncate font-medium">{group.place.name}</span>
          <span className="shrink-0 tabular-nums">
            <Clock at={first.arrivedAt ?? first.startsAt} />
          </span>
        </p>
        <p className="truncate text-caption text-ink-muted">{group.place.address}</p>
        {first.state === "planned" && <StopRange day={index.day.day} stopId={first.id} />}
        <ul className="mt-1 grid gap-0.5">
          {group.stops.map((stop) => (
            <StopRow key={stop.id} stop={stop} leg={index.legs.get(keyOf(stop))} onMove={onMove} />
          ))}
        </ul>
      </div>
    </li>
  );
}

function StopRow({ stop, leg, onMove }: { stop: Stop; leg: Leg | undefined } & Pick<RoutePaneProps, "onMove">) {
  const t = useTranslations("web.board");
  const spans = useSpans();
  if (!leg) return null;
  const window = leg[stop.kind].windows.at(-1);
  const isLate = isAhead(stop.state) && stop.lateS >= 60;
  return (
    <li className="flex min-h-7 items-center gap-2">
      <span className={clsx("min-w-0 flex-1", stop.state === "skipped" && "text-ink-faint line-through")}>
        {t(`kinds.${stop.kind}`)}{" "}
        <Link href={`/orders/${stop.orderId}` as Route} className="hover:underline">
          {leg.number}
        </Link>{" "}
        {window && (
          <span className="text-caption text-ink-muted tabular-nums">
            {t("until")} <Clock at={window.until} />
          </span>
        )}
      </span>
      {leg.heldUp && isAhead(stop.state) && <HeldUpBadge heldUp={leg.heldUp} />}
      {isLate && (
        <span className="shrink-0 font-medium text-caption text-critical-ink">
          {t("late", { span: spans.duration(stop.lateS * 1_000) })}
        </span>
      )}
      {stop.state !== "planned" && <Badge tone={toneOf[stop.state]}>{t(`stopStates.${stop.state}`)}</Badge>}
      {onMove && stop.state === "planned" && stop.kind === "delivery" && (
        <button
          type="button"
          onClick={() => onMove(leg)}
          aria-label={t("moveTo", { number: String(leg.number) })}
          className={buttonClass("quiet", "icon", "size-7")}
        >
          <ArrowRightLeftIcon />
        </button>
      )}
    </li>
  );
}

const toneOf = { arrived: "idling", done: "moving", failed: "critical", skipped: "neutral" } as const;

function Clock({ at }: { at: number }) {
  return useFormatter().dateTime(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}
