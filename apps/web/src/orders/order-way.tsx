"use client";

import { Detail, Details, Panel } from "@cartage/ui/panel";
import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "next-intl";
import type { StreetStyles } from "../map/sources.ts";
import { placeText } from "./form/place-text.ts";
import type { OrderDetail } from "./order.ts";

const PinMap = dynamic(() => import("../map/pin-map.tsx").then(({ PinMap: map }) => map), { ssr: false });

/** From where to where, and when somebody is there. */
export function OrderWay({ content, streets }: { content: OrderDetail["content"]; streets: StreetStyles }) {
  const t = useTranslations("web.orders.page");
  const { place } = content.delivery;
  return (
    <Panel title={t("way")}>
      <div className="grid gap-x-6 md:grid-cols-2">
        <Stop title={t("pickup")} stop={content.pickup} />
        <Stop title={t("delivery")} stop={content.delivery} />
      </div>
      {place && (
        <div className="relative mt-2 mb-2 h-56 overflow-hidden rounded-control border border-line">
          <PinMap label={t("delivery")} streets={streets} place={place} />
        </div>
      )}
    </Panel>
  );
}

type StopContent = OrderDetail["content"]["pickup"];

function Stop({ title, stop }: { title: string; stop: StopContent }) {
  const t = useTranslations("web.orders.page");
  const { name, address, window, phone, place, instructions } = stop;
  return (
    <section className="min-w-0">
      <h3 className="pt-2 font-medium">{title}</h3>
      <p className="break-words pt-1">
        {name}
        <span className="block text-ink-muted">{address}</span>
      </p>
      <Details>
        <Detail label={t("window")}>{window ? <TimeWindow window={window} /> : t("anyTime")}</Detail>
        {phone && (
          <Detail label={t("phone")}>
            <a href={`tel:${phone}`} className="text-accent-ink hover:underline">
              {phone}
            </a>
          </Detail>
        )}
        <Detail label={t("place")}>
          <span className="text-ink-muted tabular-nums">{place ? placeText(place) : t("noPlace")}</span>
        </Detail>
        {instructions && (
          <Detail label={t("instructions")}>
            <span className="whitespace-pre-line">{instructions}</span>
          </Detail>
        )}
      </Details>
    </section>
  );
}

export function TimeWindow({ window: { from, until } }: { window: { from: number; until: number } }) {
  const format = useFormatter();
  const range = format.dateTimeRange(from, until, {
    day: "numeric",
    month: "short",
    hour: "numeric",
    minute: "2-digit",
  });
  // server and browser put different spaces into a range
  return <span className="tabular-nums">{range.replaceAll(/\s/g, " ")}</span>;
}
