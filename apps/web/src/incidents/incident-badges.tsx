"use client";

import type { IncidentSeverity as Severity, IncidentState as State } from "@cartage/domain/incidents/states";
import { Badge, type Tone } from "@cartage/ui/badge";
import { useTranslations } from "next-intl";

const states: Record<State, Tone> = { open: "critical", under_way: "warning", resolved: "moving", closed: "neutral" };
const severities: Record<Severity, Tone> = { minor: "neutral", major: "warning", critical: "critical" };

export function IncidentState({ state }: { state: State }) {
  return <Badge tone={states[state]}>{useTranslations("web.incidents.states")(state)}</Badge>;
}

export function IncidentSeverity({ severity }: { severity: Severity }) {
  return <Badge tone={severities[severity]}>{useTranslations("web.incidents.severities")(severity)}</Badge>;
}
