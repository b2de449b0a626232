"use client";

import type { Severity } from "@cartage/domain/issues/rules";
import type { IssueState } from "@cartage/domain/issues/states";
import { Badge, type Tone } from "@cartage/ui/badge";
import { useTranslations } from "next-intl";

const stateTones: Record<IssueState, Tone> = {
  new: "accent",
  accepted: "idling",
  in_progress: "idling",
  resolved: "moving",
  declined: "neutral",
  reopened: "warning",
};

const severityTones: Record<Severity, Tone> = { minor: "neutral", major: "warning", critical: "critical" };

export function IssueStateBadge({ state }: { state: IssueState }) {
  return <Badge tone={stateTones[state]}>{useTranslations("web.admin.issues.states")(state)}</Badge>;
}

export function SeverityBadge({ severity }: { severity: Severity }) {
  return <Badge tone={severityTones[severity]}>{useTranslations("web.admin.issues.severities")(severity)}</Badge>;
}
