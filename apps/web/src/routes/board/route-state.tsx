"use client";

import { Badge, type Tone } from "@cartage/ui/badge";
import { useTranslations } from "next-intl";
import type { BoardRoute } from "./board-day.ts";

const tones: Record<BoardRoute["state"], Tone> = {
  planned: "neutral",
  sent: "accent",
  accepted: "accent",
  under_way: "moving",
  finished: "parked",
  cancelled: "neutral",
};

/** How far a route is; one that its driver declined says so until it is sent again. */
export function RouteState({
  route: { state, declineReason },
}: {
  route: Pick<BoardRoute, "state" | "declineReason">;
}) {
  const t = useTranslations("web.board");
  if (state === "planned" && declineReason) return <Badge tone="critical">{t("declined")}</Badge>;
  return <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>;
}

/** Of a vehicle that goes no further on the day, however far its route is. */
export function HeldUp() {
  return <Badge tone="critical">{useTranslations("web.board")("heldUp")}</Badge>;
}
