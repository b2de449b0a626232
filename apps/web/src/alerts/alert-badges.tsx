"use client";

import type { AlertSeverity, AlertState as State } from "@cartage/domain/alerts/states";
import { Badge, type Tone } from "@cartage/ui/badge";
import { InfoIcon, OctagonAlertIcon, TriangleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";

const severities = {
  critical: { tone: "critical", icon: OctagonAlertIcon },
  warning: { tone: "warning", icon: TriangleAlertIcon },
  info: { tone: "neutral", icon: InfoIcon },
} as const satisfies Record<AlertSeverity, object>;
const states: Record<State, Tone> = {
  open: "accent",
  acknowledged: "idling",
  suppressed: "silent",
  resolved: "moving",
  closed: "neutral",
};

export function Severity({ severity }: { severity: AlertSeverity }) {
  const { tone, icon: Icon } = severities[severity];
  return (
    <Badge tone={tone} icon={<Icon />}>
      {useTranslations("web.alerts.severities")(severity)}
    </Badge>
  );
}

export function AlertState({ state, isRetracted }: { state: State; isRetracted: boolean }) {
  const t = useTranslations("web.alerts");
  return <Badge tone={states[state]}>{isRetracted ? t("retracted") : t(`states.${state}`)}</Badge>;
}
