"use client";

import { Badge } from "@cartage/ui/badge";
import { useTranslations } from "next-intl";

type PresenceProps = { device: { isOnline: boolean | null; isRevoked: boolean; lastMessageAt: number | null } };

/** Whether a device is connected; a revoked one never is, and one that reports over HTTPS does not tell. */
export function Presence({ device: { isOnline, isRevoked, lastMessageAt } }: PresenceProps) {
  const t = useTranslations("web.devices");
  if (isRevoked) return <Badge tone="critical">{t("revoked")}</Badge>;
  if (isOnline === null)
    return <span className="text-ink-faint">{t(lastMessageAt === null ? "unknown" : "untold")}</span>;
  return (
    <Badge tone={isOnline ? "moving" : "silent"} icon={<PresenceMark isOnline={isOnline} />}>
      {t(isOnline ? "online" : "offline")}
    </Badge>
  );
}

/** A filled or an empty ring: the shape tells as much as the colour. */
function PresenceMark({ isOnline }: { isOnline: boolean }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true">
      <circle cx="6" cy="6" r="3.5" fill={isOnline ? "currentColor" : "none"} stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
