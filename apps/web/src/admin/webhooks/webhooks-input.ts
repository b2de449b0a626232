import { webhookOutcomes, webhookProviders } from "@cartage/domain/integrations/rules";
import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** The address parts that decide what the list of webhooks asks for; the same on the server and in the browser. */
export const webhookFilters = {
  q: parseAsString.withDefault(""),
  provider: parseAsStringLiteral(webhookProviders),
  outcome: parseAsStringLiteral(webhookOutcomes),
};

export const loadWebhookFilters = createLoader(webhookFilters);

/** What to ask the API for these filters. */
export function webhooksInput({ q, provider, outcome }: Awaited<ReturnType<typeof loadWebhookFilters>>) {
  return { limit: 50, ...(q && { search: q }), ...(provider && { provider }), ...(outcome && { outcome }) };
}
