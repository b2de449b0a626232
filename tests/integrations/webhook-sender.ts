import { createHmac } from "node:crypto";
import { createWebhookEndpoint } from "@cartage/api/rest/webhooks/endpoint";
import type { Services } from "@cartage/api/services";
import type { WebhookProvider } from "@cartage/domain/integrations/rules";
import type { Database } from "@cartage/domain/run-as";
import { Webhook } from "standardwebhooks";

const secrets: Record<WebhookProvider, string> = {
  clerk: `whsec_${Buffer.alloc(32, 5).toString("base64")}`,
  stripe: "whsec_of_stripe_in_tests",
  revenuecat: "Bearer agreed with RevenueCat",
};

type Headers = Record<string, string>;

/** What each provider puts beside a body to prove that it is theirs. */
export function signed(provider: WebhookProvider, body: string, { id = "msg", at = new Date() } = {}): Headers {
  const sentAt = Math.floor(at.getTime() / 1000);
  switch (provider) {
    case "clerk":
      return {
        "svix-id": id,
        "svix-timestamp": String(sentAt),
        "svix-signature": new Webhook(secrets.clerk).sign(id, at, body),
      };
    case "stripe":
      return { "stripe-signature": `t=${sentAt},v1=${stripeSignature(sentAt, body)}` };
    case "revenuecat":
      return { authorization: secrets.revenuecat };
  }
}

/** As Stripe signs, by its published scheme. */
export function stripeSignature(sentAt: number, body: string, secret = secrets.stripe): string {
  return createHmac("sha256", secret).update(`${sentAt}.${body}`).digest("hex");
}

/** Posts to the endpoints of all providers, as they do. */
export function createSender({ now, log }: Pick<Services, "now" | "log">, database: Database) {
  const endpointOf = (provider: WebhookProvider) =>
    createWebhookEndpoint({ services: { now, log }, database, provider, secret: secrets[provider] });
  const endpoints = { clerk: endpointOf("clerk"), stripe: endpointOf("stripe"), revenuecat: endpointOf("revenuecat") };
  return async (provider: WebhookProvider, body: string, headers: Headers) => {
    const request = new Request(`http://web/api/webhooks/${provider}`, { method: "POST", headers, body });
    const response = await endpoints[provider](request, null);
    const answer = (await response.json()) as { outcome?: string };
    return { status: response.status, body: answer };
  };
}

export type Send = ReturnType<typeof createSender>;

/** An event of a provider, and the id under which it is delivered. */
export interface ProviderEvent {
  provider: WebhookProvider;
  id: string;
  body: string;
}

export const deliver = (send: Send, { provider, id, body }: ProviderEvent) =>
  send(provider, body, signed(provider, body, { id }));

/** Clerk's user as its events carry it. */
export function clerkUser(
  type: "user.created" | "user.updated" | "user.deleted",
  id: string,
  { at, email = "", name = "", eventId, isVerified = true }: ClerkValues,
): ProviderEvent {
  const data = {
    id,
    email_addresses: [
      { id: "idn_1", email_address: email, verification: { status: isVerified ? "verified" : "unverified" } },
    ],
    primary_email_address_id: "idn_1",
    first_name: name,
    last_name: null,
    updated_at: at,
  };
  const gone = { id, object: "user", deleted: true };
  const body = JSON.stringify({
    type,
    object: "event",
    timestamp: at,
    data: type === "user.deleted" ? gone : data,
  });
  return { provider: "clerk", id: eventId, body };
}

interface ClerkValues {
  /** Epoch ms. */
  at: number;
  email?: string;
  name?: string;
  eventId: string;
  isVerified?: boolean;
}

/** Stripe's subscription as its events carry it. */
export function stripeSubscription(
  what: "created" | "updated" | "deleted",
  id: string,
  { atS, customer = "cus", product, status = "active", isEnding = false, organisationId, eventId }: StripeValues,
): ProviderEvent {
  const object = {
    id,
    object: "subscription",
    customer,
    status: what === "deleted" ? "canceled" : status,
    cancel_at_period_end: isEnding,
    items: { data: [{ price: { id: "price_1", product }, current_period_end: atS + 2_592_000 }] },
    metadata: organisationId ? { organisation_id: organisationId } : {},
  };
  const type = `customer.subscription.${what}`;
  return {
    provider: "stripe",
    id: eventId,
    body: JSON.stringify({ id: eventId, object: "event", type, created: atS, data: { object } }),
  };
}

interface StripeValues {
  /** Epoch seconds, as Stripe counts. */
  atS: number;
  customer?: string;
  product: string;
  status?: string;
  isEnding?: boolean;
  organisationId?: string;
  eventId: string;
}

/** RevenueCat's purchase as its events carry it. */
export function purchase(
  type: string,
  { at, appUserId, product, newProduct, eventId, environment = "PRODUCTION" }: PurchaseValues,
): ProviderEvent {
  const event = {
    id: eventId,
    type,
    event_timestamp_ms: at,
    app_user_id: appUserId,
    original_transaction_id: `of ${appUserId}`,
    product_id: product,
    new_product_id: newProduct,
    expiration_at_ms: at + 2_592_000_000,
    environment,
  };
  return { provider: "revenuecat", id: eventId, body: JSON.stringify({ api_version: "1.0", event }) };
}

interface PurchaseValues {
  at: number;
  appUserId: string;
  product: string;
  newProduct?: string;
  eventId: string;
  environment?: string;
}
