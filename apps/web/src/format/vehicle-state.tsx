"use client";

import { signalOf } from "@cartage/domain/tracking/rules";
import { Badge } from "@cartage/ui/badge";
import { StateMark } from "@cartage/ui/state-mark";
import { useTranslations } from "next-intl";
import { useTick } from "./use-tick.ts";

type VehicleStateProps = { motion: "moving" | "idling" | "parked" | null; fixTime: number | null };

/** What a vehicle is doing, or that it is silent; the rule is the one that colours the map. */
export function VehicleState({ motion, fixTime }: VehicleStateProps) {
  const t = useTranslations("web.states");
  const now = useTick();
  if (motion === null || fixTime === null) return <span className="text-ink-faint">{t("unknown")}</span>;
  const state = signalOf(fixTime, now) === "silent" ? "silent" : motion;
  return (
    <Badge tone={state} icon={<StateMark state={state} />}>
      {t(state)}
    </Badge>
  );
}
