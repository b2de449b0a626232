"use client";

import type { OrderState as State } from "@cartage/domain/orders/states";
import { Badge, type Tone } from "@cartage/ui/badge";
import { useTranslations } from "next-intl";

const tones: Record<State, Tone> = {
  draft: "neutral",
  placed: "accent",
  planned: "accent",
  dispatched: "accent",
  collected: "moving",
  in_transit: "moving",
  at_hub: "parked",
  out_for_delivery: "moving",
  delivered: "moving",
  failed: "critical",
  returning: "warning",
  returned: "neutral",
  cancelled: "neutral",
};

export function OrderState({ state }: { state: State }) {
  return <Badge tone={tones[state]}>{useTranslations("web.orders.states")(state)}</Badge>;
}
