"use client";

import type { RequestState as State } from "@cartage/domain/requests/states";
import { Badge, type Tone } from "@cartage/ui/badge";
import { useTranslations } from "next-intl";

const tones: Record<State, Tone> = { open: "accent", answered: "moving", passed_on: "warning", closed: "neutral" };

export function RequestState({ state }: { state: State }) {
  return <Badge tone={tones[state]}>{useTranslations("web.requests.states")(state)}</Badge>;
}
