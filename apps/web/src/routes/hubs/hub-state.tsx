"use client";

import type { HubState as State } from "@cartage/domain/routes/states";
import { Badge, type Tone } from "@cartage/ui/badge";
import { CircleCheckIcon, CircleOffIcon, PackageXIcon, TriangleAlertIcon, WrenchIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

const looks: Record<State, { tone: Tone; icon: ReactNode }> = {
  active: { tone: "moving", icon: <CircleCheckIcon /> },
  inactive: { tone: "silent", icon: <CircleOffIcon /> },
  broken: { tone: "critical", icon: <TriangleAlertIcon /> },
  maintenance: { tone: "warning", icon: <WrenchIcon /> },
  full: { tone: "warning", icon: <PackageXIcon /> },
};

/** That an incident closes a hub, whatever its state. */
export function HubClosed({ by }: { by: { number: number } }) {
  const t = useTranslations("web.incidents");
  return (
    <Badge tone="critical" icon={<TriangleAlertIcon />}>
      {t("number", { number: String(by.number) })}
    </Badge>
  );
}

/** A hub's state, by word and shape as well as colour. */
export function HubState({ state }: { state: State }) {
  const t = useTranslations("web.hubs.states");
  const { tone, icon } = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(state)}
    </Badge>
  );
}
