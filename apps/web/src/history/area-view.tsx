"use client";

import { Button } from "@cartage/ui/button";
import { Input } from "@cartage/ui/input";
import { Select } from "@cartage/ui/select";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useTimeZone, useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { QueryFailure } from "../list/query-failure.tsx";
import { dayAround } from "../map/history/zone-days.ts";
import type { StreetStyles } from "../map/sources.ts";
import { WaysMap } from "../map/ways-map.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { type DrawnArea, outlineOf, withinOf } from "./drawn-area.ts";
import { fromLocal, toLocal } from "./local-time.ts";
import { PresenceList } from "./presence-list.tsx";

const noWays = { type: "FeatureCollection" as const, features: [] };

/** Who was here then: an area drawn on the map, a stretch of time, and the vehicles that were in it. */
export function AreaView({ streets }: { streets: StreetStyles }) {
  const t = useTranslations("web.history.area");
  const trpc = useTRPC();
  const zone = useTimeZone() ?? "UTC";
  const [area, setArea] = useState<DrawnArea>({ shape: "circle", middle: null, radiusM: 500, corners: [] });
  const [span, setSpan] = useState(() => dayAround(Date.now(), zone));
  const [asked, setAsked] = useState<Asked | null>(null);
  const query = useQuery(trpc.history.presence.queryOptions(asked ?? skipToken));
  const outline = useMemo(() => outlineOf(area), [area]);
  const within = withinOf(area);
  const press = (at: { lat: number; lon: number }) =>
    setArea(area.shape === "circle" ? { ...area, middle: at } : { ...area, corners: [...area.corners, at] });
  const middle = (of: "lat" | "lon", text: string) => {
    const value = Number(text);
    if (text !== "" && Number.isFinite(value))
      setArea({ ...area, middle: { ...(area.middle ?? { lat: 0, lon: 0 }), [of]: value } });
  };
  return (
    <div className="flex h-full min-h-136 max-lg:flex-col">
      <div className="relative min-h-72 min-w-0 flex-1">
        <WaysMap label={t("map")} streets={streets} ways={noWays} area={outline} onPress={press} />
      </div>
      <aside className="w-88 shrink-0 overflow-y-auto border-line border-l max-lg:w-auto max-lg:border-t max-lg:border-l-0">
        <form
          className="grid grid-cols-2 gap-3 border-line border-b p-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (within) setAsked({ within, ...span });
          }}
        >
          <p className="col-span-2 text-ink-muted">{t("lead")}</p>
          <Select
            label={t("shape")}
            value={area.shape}
            onChange={(shape) => setArea({ ...area, shape })}
            choices={[
              { value: "circle", label: t("circle") },
              { value: "polygon", label: t("polygon") },
            ]}
            className="col-span-2"
          />
          {area.shape === "circle" ? (
            <>
              <Labelled label={t("lat")}>
                <Input
                  type="number"
                  step="any"
                  min={-90}
                  max={90}
                  value={area.middle?.lat.toFixed(5) ?? ""}
                  onChange={({ target }) => middle("lat", target.value)}
                />
              </Labelled>
              <Labelled label={t("lon")}>
                <Input
                  type="number"
                  step="any"
                  min={-180}
                  max={180}
                  value={area.middle?.lon.toFixed(5) ?? ""}
                  onChange={({ target }) => middle("lon", target.value)}
                />
              </Labelled>
              <Labelled label={t("radius")}>
                <Input
                  type="number"
                  min={10}
                  max={50_000}
                  value={area.radiusM}
                  onChange={({ target }) => setArea({ ...area, radiusM: Number(target.value) })}
                />
              </Labelled>
            </>
          ) : (
            <div className="col-span-2 flex items-center justify-between gap-2">
              <p>{t("corners", { count: area.corners.length })}</p>
              <Button size="small" onClick={() => setArea({ ...area, corners: [] })}>
                {t("clear")}
              </Button>
            </div>
          )}
          <Labelled label={t("from")} isWide>
            <Input
              type="datetime-local"
              value={toLocal(span.from, zone)}
              onChange={({ target }) => setSpan({ ...span, from: fromLocal(target.value, zone) ?? span.from })}
            />
          </Labelled>
          <Labelled label={t("until")} isWide>
            <Input
              type="datetime-local"
              value={toLocal(span.to, zone)}
              onChange={({ target }) => setSpan({ ...span, to: fromLocal(target.value, zone) ?? span.to })}
            />
          </Labelled>
          <Button type="submit" look="primary" disabled={!within} isBusy={query.isFetching} className="col-span-2">
            {t("search")}
          </Button>
        </form>
        {query.isError && <QueryFailure query={query} />}
        {query.data && <PresenceList found={query.data} />}
      </aside>
    </div>
  );
}

type Asked = { within: NonNullable<ReturnType<typeof withinOf>>; from: number; to: number };

/** A control under its name. */
function Labelled({ label, isWide = false, children }: { label: string; isWide?: boolean; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={isWide ? "col-span-2 flex flex-col gap-1" : "flex flex-col gap-1"}>
      <span className="text-caption text-ink-muted">{label}</span>
      {children}
    </label>
  );
}
