"use client";

import { Badge } from "@cartage/ui/badge";
import { Detail, Details, Panel } from "@cartage/ui/panel";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { groupsInTree } from "../fleet/groups/group-paths.ts";
import { useMeasures } from "../format/measures.tsx";
import { LocalTime } from "../format/times.tsx";
import { Words } from "../format/words.tsx";
import { useSpans } from "../map/history/spans.tsx";
import { useTRPC } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/router.ts";
import { instantOf } from "./instant-of.ts";
import { useWeekdays } from "./use-weekdays.ts";

type Geofence = Outputs["geofences"]["get"];

/** What evaluation uses of a geofence, and since when. */
export function GeofenceFacts({ geofence }: { geofence: Geofence }) {
  const t = useTranslations("web.geofences");
  const tKinds = useTranslations("web.geofences.kinds");
  const measures = useMeasures();
  const spans = useSpans();
  const { shape, dwellS, speedLimitMps, hysteresisM } = geofence.definition;
  return (
    <Panel title={t("facts")}>
      <Details>
        <Detail label={t("editor.kind")}>{tKinds(shape.kind)}</Detail>
        <ShapeDetails shape={shape} />
        <Detail label={t("hours")}>
          <Hours schedule={geofence.definition.schedule} />
        </Detail>
        <Detail label={t("editor.scope")}>
          <Scope scope={geofence.definition.scope} />
        </Detail>
        {dwellS !== null && <Detail label={t("dwell")}>{spans.duration(dwellS * 1000)}</Detail>}
        {speedLimitMps !== null && <Detail label={t("speedLimit")}>{measures.speed(speedLimitMps)}</Detail>}
        <Detail label={t("hysteresis")}>{spans.distance(hysteresisM)}</Detail>
        <Detail label={t("version")}>
          {t.rich("versionSince", {
            version: geofence.version,
            time: () => <LocalTime at={instantOf(geofence.validFrom)} />,
          })}
          <p className="text-caption text-ink-muted">{t("versionHint")}</p>
        </Detail>
      </Details>
    </Panel>
  );
}

function ShapeDetails({ shape }: { shape: Geofence["definition"]["shape"] }) {
  const t = useTranslations("web.geofences");
  const measures = useMeasures();
  const spans = useSpans();
  if (shape.kind === "circle") {
    return (
      <>
        <Detail label={t("middle")}>
          <span className="font-mono text-caption">{measures.coordinates(shape)}</span>
        </Detail>
        <Detail label={t("radius")}>{spans.distance(shape.radiusM)}</Detail>
      </>
    );
  }
  if (shape.kind === "corridor") {
    return (
      <>
        <Detail label={t("points")}>{shape.line.length}</Detail>
        <Detail label={t("halfWidth")}>{spans.distance(shape.halfWidthM)}</Detail>
      </>
    );
  }
  const rings = shape.parts.flat();
  return (
    <Detail label={t("points")}>
      {t("pointsOf", {
        points: rings.reduce((sum, ring) => sum + ring.length - 1, 0),
        holes: rings.length - shape.parts.length,
        parts: shape.parts.length,
      })}
    </Detail>
  );
}

function Hours({ schedule }: { schedule: Geofence["definition"]["schedule"] }) {
  const t = useTranslations("web.geofences");
  const weekdays = useWeekdays();
  const format = useFormatter();
  if (!schedule) return t("always");
  const named = (days: number[]) =>
    format.list(
      weekdays.filter(({ day }) => days.includes(day)).map(({ short }) => short),
      { type: "unit" },
    );
  return (
    <>
      {schedule.spans.map(({ days, from, until }) => (
        <p key={`${days} ${from} ${until}`}>
          {named(days)} {from}–{until}
        </p>
      ))}
      <p className="text-caption text-ink-muted">{schedule.timeZone}</p>
    </>
  );
}

function Scope({ scope: { groupIds, tags } }: { scope: Geofence["definition"]["scope"] }) {
  const t = useTranslations("web.geofences");
  const groups = useQuery(useTRPC().fleet.groups.list.queryOptions()).data ?? [];
  if (groupIds.length + tags.length === 0) return t("allVehicles");
  const named = groupsInTree(groups).filter(({ id }) => groupIds.includes(id));
  return (
    <span className="flex flex-wrap gap-1">
      {named.map(({ id, path }) => (
        <Badge key={id}>{path}</Badge>
      ))}
      <Words words={tags} />
    </span>
  );
}
