"use client";

import { Badge, type Tone } from "@cartage/ui/badge";
import { useTranslations } from "next-intl";
import type { Rule } from "./rule.ts";

const tones: Record<Rule["standing"], Tone> = { active: "moving", paused: "idling", archived: "neutral" };

export function RuleStanding({ standing }: { standing: Rule["standing"] }) {
  return <Badge tone={tones[standing]}>{useTranslations("web.rules.standings")(standing)}</Badge>;
}
