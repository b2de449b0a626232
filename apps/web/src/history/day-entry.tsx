"use client";

import clsx from "clsx";
import { CircleParkingIcon, MapPinIcon, RouteIcon } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMeasures } from "../format/measures.tsx";
import { useSpans } from "../map/history/spans.tsx";
import { useCan } from "../shell/me-context.tsx";
import type { Outputs } from "../trpc/router.ts";
import { usePlaceName } from "./place-name.tsx";
import { TripMenu } from "./trip-menu.tsx";

type Day = Outputs["history"]["day"];

/** A drive: when, from where to where, how far, by whom, and what may be done about it. */
export function TripEntry({
  vehicleId,
  trip,
  isAt,
  cursor,
  onShow,
}: {
  vehicleId: string;
  trip: Day["trips"][number];
  isAt: boolean;
  cursor: number;
  onShow: () => void;
}) {
  const t = useTranslations("web.history");
  const placeName = usePlaceName();
  const spans = useSpans();
  const measures = useMeasures();
  const mayEdit = useCan("trips.edit");
  const facts = [
    spans.distance(trip.distanceM),
    trip.endedAt && spans.duration(trip.endedAt - trip.startedAt),
    t("topSpeed", { speed: measures.speed(trip.topSpeedMps) }),
    trip.idlingS >= 60 && t("idling", { duration: spans.duration(trip.idlingS * 1000) }),
    trip.fuelUsedL !== null && t("fuel", { litres: trip.fuelUsedL }),
    trip.driver && t("driver", { name: trip.driver.name }),
  ].filter((fact) => typeof fact === "string");
  return (
    <Entry
      icon={<RouteIcon />}
      ink="text-moving"
      isAt={isAt}
      onShow={onShow}
      start={trip.startedAt}
      end={trip.endedAt}
      goesOn={t("underWay")}
      title={
        trip.endedAt === null
          ? t("from", { from: placeName(trip.start) })
          : t("fromTo", { from: placeName(trip.start), to: placeName(trip.end) })
      }
      mark={trip.label && t(`labels.${trip.label}`)}
      more={facts.join(" · ")}
      menu={mayEdit && <TripMenu vehicleId={vehicleId} trip={trip} cursor={cursor} />}
    />
  );
}

export function HaltEntry({ halt, isAt, onShow }: { halt: Day["halts"][number]; isAt: boolean; onShow: () => void }) {
  const t = useTranslations("web.history");
  const placeName = usePlaceName();
  const spans = useSpans();
  return (
    <Entry
      icon={<CircleParkingIcon />}
      ink="text-parked"
      isAt={isAt}
      onShow={onShow}
      start={halt.startedAt}
      end={halt.endedAt}
      goesOn={t("still")}
      title={`${t("halt")}, ${placeName(halt.place)}`}
      more={halt.endedAt ? spans.duration(halt.endedAt - halt.startedAt) : ""}
    />
  );
}

export function VisitEntry({
  visit,
  isAt,
  onShow,
}: {
  visit: Day["visits"][number];
  isAt: boolean;
  onShow: () => void;
}) {
  const t = useTranslations("web.history");
  return (
    <Entry
      icon={<MapPinIcon />}
      ink="text-accent"
      isAt={isAt}
      onShow={onShow}
      start={visit.enteredAt}
      end={visit.leftAt}
      goesOn={t("still")}
      title={t("visit", { name: visit.name })}
      more=""
    />
  );
}

type EntryProps = {
  icon: ReactNode;
  ink: string;
  isAt: boolean;
  onShow: () => void;
  start: number;
  end: number | null;
  goesOn: string;
  title: string;
  more: string;
  mark?: string | null;
  menu?: ReactNode;
};

function Entry({ icon, ink, isAt, onShow, start, end, goesOn, title, more, mark, menu }: EntryProps) {
  const t = useTranslations("web.history");
  const format = useFormatter();
  const clock = (time: number) => format.dateTime(time, { hour: "2-digit", minute: "2-digit" });
  return (
    <div className={clsx("flex items-start gap-1 pr-2", isAt && "bg-accent-soft")}>
      <button
        type="button"
        onClick={onShow}
        aria-current={isAt ? "time" : undefined}
        className="flex min-w-0 flex-1 gap-3 px-4 py-2 text-left hover:bg-hover focus-visible:-outline-offset-2"
      >
        <span aria-hidden="true" className={clsx("mt-0.5 [&_svg]:size-4", ink)}>
          {icon}
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2 text-caption text-ink-muted tabular-nums">
            {t("span", { from: clock(start), until: end === null ? goesOn : clock(end) })}
            {mark && <span className="rounded-small bg-sunken px-1.5 text-ink">{mark}</span>}
          </span>
          <span className="block font-medium">{title}</span>
          {more && <span className="block text-caption text-ink-muted">{more}</span>}
        </span>
      </button>
      {menu}
    </div>
  );
}
