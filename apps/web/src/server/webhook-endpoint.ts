import "server-only";
import { createWebhookEndpoint } from "@cartage/api/rest/webhooks/endpoint";
import { webhookProviders } from "@cartage/domain/integrations/rules";
import { env } from "../env.ts";
import { platformDatabase } from "./database.ts";
import { perProcess } from "./per-process.ts";
import { services } from "./services.ts";

/** What takes a provider's events; null for one that is unknown, or without its secret. */
export function webhookEndpoint(name: string) {
  const provider = webhookProviders.find((known) => known === name);
  const database = platformDatabase();
  if (!provider || !database) return null;
  const { CLERK_WEBHOOK_SECRET, STRIPE_WEBHOOK_SECRET, REVENUECAT_WEBHOOK_SECRET } = env();
  const secret = {
    clerk: CLERK_WEBHOOK_SECRET,
    stripe: STRIPE_WEBHOOK_SECRET,
    revenuecat: REVENUECAT_WEBHOOK_SECRET,
  }[provider];
  if (!secret) return null;
  return perProcess(`webhook-endpoint-${provider}`, async () =>
    createWebhookEndpoint({ services: await services(), database, provider, secret }),
  );
}
