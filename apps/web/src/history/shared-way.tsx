"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { StreetStyles } from "../map/sources.ts";
import { WaysMap } from "../map/ways-map.tsx";
import type { Outputs } from "../trpc/router.ts";
import { waysFeatures } from "./ways-features.ts";

type Way = Outputs["history"]["shares"]["open"]["way"];
const listedMost = 200;

/** A shared way on a map, and as a list for who does not see it. */
export function SharedWay({ way, streets }: { way: Way; streets: StreetStyles }) {
  const t = useTranslations("web.shared");
  const format = useFormatter();
  const ways = useMemo(() => waysFeatures([way]), [way]);
  if (way.times.length === 0) return <p className="p-6 text-ink-muted">{t("nothing")}</p>;
  const step = Math.ceil(way.times.length / listedMost);
  const degrees = (e7: number | undefined) => ((e7 ?? 0) / 1e7).toFixed(4);
  return (
    <>
      <div className="relative h-[60vh] min-h-72 w-full overflow-hidden rounded-panel border border-line">
        <WaysMap label={t("map")} streets={streets} ways={ways} />
      </div>
      <details className="mt-4 w-full">
        <summary className="cursor-pointer text-ink-muted">{t("points")}</summary>
        <ol className="mt-2 columns-2 text-caption tabular-nums max-sm:columns-1">
          {way.times.map((time, at) =>
            at % step === 0 ? (
              <li key={`${time} ${at}`}>
                {t("point", {
                  time: format.dateTime(time, { dateStyle: "short", timeStyle: "short" }),
                  lat: degrees(way.latE7[at]),
                  lon: degrees(way.lonE7[at]),
                })}
              </li>
            ) : null,
          )}
        </ol>
      </details>
    </>
  );
}
