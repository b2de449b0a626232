"use client";

import type { RecurringState as State } from "@cartage/domain/recurring/states";
import { Badge, type Tone } from "@cartage/ui/badge";
import { useTranslations } from "next-intl";

const tones: Record<State, Tone> = { active: "moving", paused: "warning", ended: "neutral" };

export function RecurringState({ state }: { state: State }) {
  return <Badge tone={tones[state]}>{useTranslations("web.recurring.states")(state)}</Badge>;
}
