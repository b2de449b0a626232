"use client";

import { Detail, Details, Panel } from "@cartage/ui/panel";
import { useFormatter, useTranslations } from "next-intl";
import { LocalTime, RelativeTime } from "../../format/times.tsx";
import type { Outputs } from "../../trpc/router.ts";
import { PresenceTimeline } from "./presence-timeline.tsx";
import { SettingsLines } from "./settings-lines.tsx";
import { SettingsQr } from "./settings-qr.tsx";

export type DeviceDetail = Outputs["fleet"]["devices"]["get"];

const example = `{
  "t": 1763712345678,
  "lat": 21.0285, "lon": 105.8542,
  "spd": 12.4, "hdg": 87, "acc": 4,
  "bat": 0.93, "ign": true, "seq": 1841
}`;

/** The settings to copy into the device, and what is known about it. */
export function DeviceConnection({ device }: { device: DeviceDetail }) {
  const t = useTranslations("web.devices");
  const format = useFormatter();
  const settings = device.mqtt;
  return (
    <div className="grid max-w-6xl items-start gap-4 p-4 sm:p-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
      <div className="grid gap-4">
        <Panel title={t("settings.title")}>
          <div className="flex flex-col gap-5 py-2 sm:flex-row">
            <div className="min-w-0 flex-1">
              <SettingsLines settings={settings}>
                <div className="flex gap-3 border-line border-b py-2">
                  <dt className="w-24 shrink-0 text-ink-muted">{t("settings.password")}</dt>
                  <dd className="text-caption text-ink-muted">
                    {t("settings.passwordHidden", {
                      issued: format.dateTime(device.secretIssuedAt, { dateStyle: "medium", timeStyle: "short" }),
                    })}
                  </dd>
                </div>
              </SettingsLines>
            </div>
            <div className="shrink-0 self-center sm:self-start">
              <SettingsQr settings={settings} label={t("settings.qr")} />
            </div>
          </div>
        </Panel>
        <Panel title={t("settings.format")}>
          <p className="py-1 text-ink-muted">{t("settings.formatText")}</p>
          <pre className="mt-1 mb-2 overflow-x-auto rounded-control bg-sunken p-3 font-mono text-caption">
            {example}
          </pre>
        </Panel>
      </div>
      <div className="grid gap-4">
        <Panel title={t("about")}>
          <Details>
            <Detail label={t("columns.kind")}>{t(`kinds.${device.kind}`)}</Detail>
            <Detail label={t("columns.vehicle")}>{device.vehicle?.name ?? t("notFitted")}</Detail>
            <Detail label={t("columns.message")}>
              <RelativeTime at={device.lastMessageAt} />
            </Detail>
            <Detail label={t("columns.fix")}>
              <RelativeTime at={device.lastFixTime} />
            </Detail>
            <Detail label={t("created")}>
              <LocalTime at={device.createdAt} />
            </Detail>
            <Detail label={t("issued")}>
              <LocalTime at={device.secretIssuedAt} />
            </Detail>
            <Detail label={t("id")}>
              <span className="select-all break-all font-mono text-caption">{device.id}</span>
            </Detail>
          </Details>
        </Panel>
        <PresenceTimeline deviceId={device.id} />
      </div>
    </div>
  );
}
