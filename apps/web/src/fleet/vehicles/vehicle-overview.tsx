"use client";

import { buttonClass } from "@cartage/ui/button-class";
import { Detail, Details, Panel } from "@cartage/ui/panel";
import { MapPinIcon, RadioTowerIcon } from "lucide-react";
import type { Route } from "next";
import { useFormatter, useTranslations } from "next-intl";
import { useMeasures } from "../../format/measures.tsx";
import { LocalDay, RelativeTime } from "../../format/times.tsx";
import { VehicleState } from "../../format/vehicle-state.tsx";
import { Words } from "../../format/words.tsx";
import { Link } from "../../shell/link.tsx";
import { useCan } from "../../shell/me-context.tsx";
import { AssignmentsPanel } from "../assignments/assignments-panel.tsx";
import { CarriesPanel } from "./carries-panel.tsx";
import { NearestHubsPanel } from "./nearest-hubs-panel.tsx";
import type { VehicleDetail } from "./vehicle-detail.ts";

/** A vehicle's newest position, what it is, and which devices speak for it. */
export function VehicleOverview({ vehicle }: { vehicle: VehicleDetail }) {
  const seesDrivers = useCan("drivers.view");
  const seesNetwork = useCan("tracking.view");
  return (
    <div className="grid max-w-6xl items-start gap-4 p-4 sm:p-6 lg:grid-cols-2">
      <div className="grid gap-4">
        <NowPanel vehicle={vehicle} />
        {seesNetwork && <NearestHubsPanel vehicleId={vehicle.id} />}
        {seesDrivers && <AssignmentsPanel vehicle={{ id: vehicle.id, name: vehicle.name }} />}
      </div>
      <div className="grid gap-4">
        <FactsPanel vehicle={vehicle} />
        <CarriesPanel vehicle={vehicle} />
        <FittingsPanel fittings={vehicle.fittings} />
      </div>
    </div>
  );
}

function NowPanel({ vehicle: { id, state } }: { vehicle: VehicleDetail }) {
  const t = useTranslations("web.vehicles");
  const tState = useTranslations("web.vehicles.columns")("state");
  const measures = useMeasures();
  return (
    <Panel
      title={t("now")}
      actions={
        state && (
          <Link href={`/live?vehicle=${id}` as Route} className={buttonClass("quiet", "small", "-mr-2")}>
            <MapPinIcon />
            {t("showOnMap")}
          </Link>
        )
      }
    >
      {state ? (
        <Details>
          <Detail label={tState}>
            <VehicleState motion={state.motion} fixTime={state.fixTime} />
          </Detail>
          <Detail label={t("fixTime")}>
            <RelativeTime at={state.fixTime} />
          </Detail>
          <Detail label={t("speed")}>{measures.speed(state.speedMps)}</Detail>
          <Detail label={t("heading")}>{measures.heading(state.headingDeg)}</Detail>
          <Detail label={t("position")}>
            <span className="font-mono text-caption">{measures.coordinates(state)}</span>
          </Detail>
          <Detail label={t("accuracy")}>{measures.accuracy(state.accuracyM)}</Detail>
          <Detail label={t("battery")}>{measures.battery(state.battery)}</Detail>
        </Details>
      ) : (
        <p className="py-6 text-center text-ink-muted">{t("noPosition")}</p>
      )}
    </Panel>
  );
}

function FactsPanel({ vehicle }: { vehicle: VehicleDetail }) {
  const t = useTranslations("web.vehicles");
  const tColumns = useTranslations("web.vehicles.columns");
  const tType = useTranslations("web.types");
  const none = useTranslations("web.common")("noData");
  return (
    <Panel title={t("facts")}>
      <Details>
        <Detail label={tColumns("type")}>{tType(vehicle.type)}</Detail>
        <Detail label={tColumns("plate")}>{vehicle.plate ?? none}</Detail>
        <Detail label={tColumns("vin")}>
          {vehicle.vin ? <span className="font-mono text-caption">{vehicle.vin}</span> : none}
        </Detail>
        <Detail label={tColumns("group")}>{vehicle.group?.name ?? none}</Detail>
        <Detail label={tColumns("tags")}>
          {vehicle.tags.length === 0 ? (
            none
          ) : (
            <span className="flex flex-wrap gap-1">
              <Words words={vehicle.tags} />
            </span>
          )}
        </Detail>
        <Detail label={tColumns("created")}>
          <LocalDay at={vehicle.createdAt} />
        </Detail>
      </Details>
    </Panel>
  );
}

function FittingsPanel({ fittings }: { fittings: VehicleDetail["fittings"] }) {
  const t = useTranslations("web.vehicles");
  const format = useFormatter();
  const day = (at: number) => format.dateTime(at, { dateStyle: "medium" });
  return (
    <Panel title={t("fittings")}>
      {fittings.length === 0 && <p className="py-6 text-center text-ink-muted">{t("fittingsEmpty")}</p>}
      <ul className="divide-y divide-line">
        {fittings.map(({ deviceId, deviceName, from, to }) => (
          <li key={`${deviceId} ${from}`} className="flex items-center gap-2.5 py-2">
            <RadioTowerIcon className="size-4 shrink-0 text-ink-faint" />
            <Link
              href={`/devices/${deviceId}` as Route}
              className="truncate font-medium hover:text-accent-ink hover:underline"
            >
              {deviceName}
            </Link>
            <span className="ml-auto text-ink-muted">
              {to === null
                ? t("fittedSince", { from: day(from) })
                : t("fittedFromTo", { from: day(from), to: day(to) })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
