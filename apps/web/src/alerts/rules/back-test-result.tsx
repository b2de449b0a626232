"use client";

import { ColumnChart } from "@cartage/ui/column-chart";
import { Notice } from "@cartage/ui/notice";
import { GaugeIcon } from "lucide-react";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { momentAddress } from "../../map/history/moment-address.ts";
import { Link } from "../../shell/link.tsx";
import type { Outputs } from "../../trpc/router.ts";
import { daysTried } from "./use-back-test.ts";

type Result = Outputs["rules"]["backTest"];

const mostExamples = 5;
const mostVehicles = 3;
/** More alerts a day than one inbox is read for. */
const manyADay = 20;

/** How often, when, where: the sentence, a bar for each day, and examples that lead to the day on the map. */
export function BackTestResult({ result }: { result: Result }) {
  const t = useTranslations("web.rules.backTest");
  const { alerts, days, vehiclesWithAlerts, vehiclesInScope } = result;
  const bold = { b: (text: React.ReactNode) => <strong className="font-semibold text-ink">{text}</strong> };
  return (
    <>
      <p className="text-ink-muted text-reading">
        {vehiclesInScope === 0
          ? t("nothingInScope")
          : alerts === 0
            ? t.rich("none", { days: daysTried, ...bold })
            : t.rich("result", { days: daysTried, alerts, vehicles: vehiclesWithAlerts, ...bold })}
      </p>
      {vehiclesInScope > 0 && (
        <p className="mt-1 text-caption text-ink-muted">{t("inScope", { count: vehiclesInScope })}</p>
      )}
      {alerts > 0 && (
        <>
          <Days days={days} />
          {alerts > manyADay * daysTried && (
            <Notice tone="warning" icon={<GaugeIcon />} className="mt-3">
              {t("many", { count: manyADay })}
            </Notice>
          )}
          <Examples examples={result.examples.slice(0, mostExamples)} />
          <Vehicles vehicles={result.vehicles.slice(0, mostVehicles)} />
        </>
      )}
    </>
  );
}

function Days({ days }: { days: Result["days"] }) {
  const t = useTranslations("web.rules.backTest");
  const format = useFormatter();
  const dayOf = (date: string) =>
    format.dateTime(Date.parse(`${date}T00:00Z`), { day: "numeric", month: "short", timeZone: "UTC" });
  const busiest = days.reduce((most, day) => (day.alerts > most.alerts ? day : most));
  return (
    <figure className="mt-3">
      <ColumnChart columns={days.map(({ date, alerts }) => ({ key: date, value: alerts, marked: 0 }))} />
      <figcaption className="mt-1 flex justify-between gap-2 text-caption text-ink-muted">
        <span>{dayOf(days[0]?.date ?? busiest.date)}</span>
        <span>{t("busiest", { day: dayOf(busiest.date), count: busiest.alerts })}</span>
        <span>{dayOf(days.at(-1)?.date ?? busiest.date)}</span>
      </figcaption>
    </figure>
  );
}

function Examples({ examples }: { examples: Result["examples"] }) {
  const t = useTranslations("web.rules.backTest");
  const format = useFormatter();
  const zone = useTimeZone() ?? "UTC";
  return (
    <section className="mt-4">
      <h3 className="font-medium">{t("examples")}</h3>
      <ul className="mt-1">
        {examples.map(({ vehicleId, name, at }) => {
          const time = Date.parse(String(at));
          return (
            <li key={`${vehicleId} ${time}`}>
              <Link
                href={momentAddress({ vehicleId, at: time }, zone)}
                className="flex min-h-7 items-center justify-between gap-3 text-accent-ink underline-offset-2 hover:underline pointer-coarse:min-h-11"
              >
                <span className="truncate">{name}</span>
                <span className="shrink-0 tabular-nums">
                  {format.dateTime(time, { dateStyle: "medium", timeStyle: "short" })}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Vehicles({ vehicles }: { vehicles: Result["vehicles"] }) {
  const t = useTranslations("web.rules.backTest");
  return (
    <section className="mt-3">
      <h3 className="font-medium">{t("vehicles")}</h3>
      <ul className="mt-1">
        {vehicles.map(({ vehicleId, name, alerts }) => (
          <li key={vehicleId} className="flex min-h-7 items-center justify-between gap-3">
            <span className="truncate">{name}</span>
            <span className="shrink-0 text-ink-muted tabular-nums">{t("times", { count: alerts })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
