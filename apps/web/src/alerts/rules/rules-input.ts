import { ruleStandings } from "@cartage/domain/alerts/inputs";
import { createLoader, parseAsBoolean, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** The address parts that decide what the list of rules asks for; the same on the server and in the browser. */
export const ruleFilters = {
  q: parseAsString.withDefault(""),
  standing: parseAsStringLiteral(ruleStandings),
};

/** Whether the speed limits are open. */
export const limitsParser = parseAsBoolean.withDefault(false);

export const loadRuleFilters = createLoader(ruleFilters);

/** What to ask the API for these filters. */
export function rulesInput({ q, standing }: Awaited<ReturnType<typeof loadRuleFilters>>) {
  return { limit: 50, ...(q && { search: q }), ...(standing && { standing }) };
}
