"use client";

import type { Severity } from "@cartage/domain/fleet/health-rules";
import { Badge, type Tone } from "@cartage/ui/badge";
import { CircleAlertIcon, CircleCheckIcon, InfoIcon, TriangleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";

const looks: Record<Severity, [Tone, typeof InfoIcon]> = {
  fine: ["moving", CircleCheckIcon],
  info: ["neutral", InfoIcon],
  warning: ["warning", TriangleAlertIcon],
  critical: ["critical", CircleAlertIcon],
};

export function SeverityBadge({ severity }: { severity: Severity }) {
  const t = useTranslations("web.health");
  const [tone, Icon] = looks[severity];
  return (
    <Badge tone={tone} icon={<Icon />}>
      {t(`severities.${severity}`)}
    </Badge>
  );
}
