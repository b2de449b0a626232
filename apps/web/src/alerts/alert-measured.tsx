"use client";

import { unfinishedStates } from "@cartage/domain/alerts/states";
import { Detail } from "@cartage/ui/panel";
import type { Route } from "next";
import { useTimeZone, useTranslations } from "next-intl";
import { useMeasures } from "../format/measures.tsx";
import { momentAddress } from "../map/history/moment-address.ts";
import { Link } from "../shell/link.tsx";
import type { Outputs } from "../trpc/router.ts";
import { useMeasuredText } from "./use-measured-text.ts";

const linkLook = "text-accent-ink underline-offset-2 hover:underline";

/** What was measured and where, as rows of an alert's page. */
export function AlertMeasured({ alert }: { alert: Outputs["alerts"]["get"] }) {
  const t = useTranslations("web.alerts");
  const textOf = useMeasuredText();
  const measures = useMeasures();
  const zone = useTimeZone() ?? "UTC";
  const { measured, geofence, place, vehicle, beganAt } = alert;
  const goesOn = unfinishedStates.some((state) => state === alert.state);
  return (
    <>
      {measured && <Detail label={t("value")}>{textOf(measured)}</Detail>}
      {geofence && (
        <Detail label={t("geofence")}>
          <Link href={`/geofences/${geofence.id}` as Route} className={linkLook}>
            {geofence.name}
          </Link>
        </Detail>
      )}
      {place && (
        <Detail label={t("place")}>
          <span className="tabular-nums">{measures.coordinates(place)}</span>{" "}
          <span className="flex flex-wrap gap-x-3 leading-6">
            <Link href={momentAddress({ vehicleId: vehicle.id, at: beganAt }, zone)} className={linkLook}>
              {t("inHistory")}
            </Link>
            {goesOn && (
              <Link href={`/live?vehicle=${vehicle.id}` as Route} className={linkLook}>
                {t("onMap")}
              </Link>
            )}
          </span>
        </Detail>
      )}
    </>
  );
}
