"use client";

import type { RuleDefinition } from "@cartage/domain/alerts/inputs";
import { useFormatter, useTranslations } from "next-intl";
import type { RuleNames } from "./rule.ts";
import { useConditionPhrase } from "./use-condition-phrase.ts";
import { useDurationText } from "./use-duration-text.ts";
import { useHoursText } from "./use-hours-text.ts";
import { useListedNames } from "./use-listed-names.ts";

/** A rule as a sentence: "A truck faster than 80 km/h for 10 s, Mon–Fri 08:00–18:00 → critical". */
export function useRuleSentence(): (definition: RuleDefinition, names: RuleNames) => string {
  const t = useTranslations("web.rules.sentence");
  const listed = useListedNames();
  const format = useFormatter();
  const phraseOf = useConditionPhrase();
  const duration = useDurationText();
  const hoursText = useHoursText();

  const who = ({ all, types, groupIds, tags, vehicleIds }: RuleDefinition["scope"], names: RuleNames) => {
    const kind =
      types.length === 0
        ? t("any")
        : t("types", {
            types: format.list(
              types.map((type) => t(`typeNames.${type}`)),
              { type: "disjunction" },
            ),
          });
    if (all) return kind;
    const nameOf = (id: string) => names[id] ?? t("missing");
    if (types.length + groupIds.length + tags.length === 0 && vehicleIds.length > 0)
      return listed(vehicleIds.map(nameOf));
    const where = [
      ...(groupIds.length > 0 ? [t("inGroups", { names: listed(groupIds.map(nameOf)) })] : []),
      ...(tags.length > 0 ? [t("withTags", { names: listed(tags) })] : []),
      ...(vehicleIds.length > 0 ? [t("named", { names: listed(vehicleIds.map(nameOf)) })] : []),
    ];
    if (where.length === 0) return t("nobody");
    return t("some", { who: kind, where: format.list(where, { type: "disjunction" }) });
  };

  return ({ scope, condition, holdS, schedule, severity }, names) => {
    const parts = [who(scope, names), phraseOf(condition, names)];
    if (holdS !== 0) parts.push(t("hold", { duration: duration(holdS) }));
    else if (condition.kind === "visit" && condition.event === "dwell") parts.push(t("holdOfFence"));
    const sentence = schedule ? `${parts.join(" ")}, ${hoursText(schedule)}` : parts.join(" ");
    return t("tells", { sentence, severity: t(`severities.${severity}`) });
  };
}
