"use client";

import { Badge } from "@cartage/ui/badge";
import { Tooltip } from "@cartage/ui/tooltip";
import { useFormatter, useTranslations } from "next-intl";
import type { Outputs } from "../../trpc/router.ts";

type Device = Pick<Outputs["fleet"]["devices"]["list"]["items"][number], "presence" | "isRevoked">;

/** Whether a device is there, and since when on hover; a revoked one never is. */
export function Presence({ device: { presence, isRevoked } }: { device: Device }) {
  const t = useTranslations("web.devices");
  const format = useFormatter();
  const { state, since } = presence;
  if (isRevoked) return <Badge tone="critical">{t("revoked")}</Badge>;
  if (state === "never") return <span className="text-ink-faint">{t("unknown")}</span>;
  const badge = (
    <Badge tone={state === "online" ? "moving" : "silent"} icon={<PresenceMark isOnline={state === "online"} />}>
      {t(state)}
    </Badge>
  );
  if (since === null) return badge;
  const time = format.dateTime(since, { dateStyle: "medium", timeStyle: "short" });
  return (
    <Tooltip text={t("since", { time })}>
      <span className="relative z-1">{badge}</span>
    </Tooltip>
  );
}

/** A filled or an empty ring: the shape tells as much as the colour. */
export function PresenceMark({ isOnline }: { isOnline: boolean }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true">
      <circle cx="6" cy="6" r="3.5" fill={isOnline ? "currentColor" : "none"} stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
