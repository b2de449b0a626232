import type { SubscriptionState } from "@cartage/domain/plans/rules";
import { z } from "zod";
import { isSameSecret } from "../is-same-secret.ts";
import { milliseconds, readJson, theirText, type WebhookSource } from "./webhook-source.ts";

const Envelope = z.object({
  event: z.looseObject({
    id: theirText,
    type: theirText,
    event_timestamp_ms: milliseconds,
    environment: z.string().optional(),
  }),
});

const Purchase = z.object({
  app_user_id: theirText,
  product_id: theirText,
  new_product_id: theirText.nullish(),
  original_transaction_id: theirText.nullish(),
  expiration_at_ms: milliseconds.nullish(),
});

/** A change of product counts with the renewal that follows it; a cancelled subscription holds until it expires. */
const stateAfter: Record<string, SubscriptionState> = {
  INITIAL_PURCHASE: "active",
  RENEWAL: "active",
  UNCANCELLATION: "active",
  PRODUCT_CHANGE: "active",
  BILLING_ISSUE: "past_due",
  CANCELLATION: "cancelling",
  EXPIRATION: "ended",
};

/** RevenueCat's events about subscriptions, which bear the authorization header that was agreed on, and no signature. */
export function createRevenueCatSource(secret: string): WebhookSource {
  return {
    isTheirs: (headers) => isSameSecret(headers.get("authorization") ?? "", secret),
    read(_headers, body) {
      const { event } = Envelope.parse(readJson(body));
      const { id: eventId, type, event_timestamp_ms: at, environment } = event;
      const state = stateAfter[type];
      const rank = type === "EXPIRATION" ? 2 : type === "INITIAL_PURCHASE" ? 0 : 1;
      if (state === undefined) return { eventId, type, at, rank, news: { about: "nothing", reason: "other_type" } };
      // what was bought with a tester's money is no plan
      if (environment === "SANDBOX") return { eventId, type, at, rank, news: { about: "nothing", reason: "sandbox" } };
      return { eventId, type, at, rank, news: newsOf(Purchase.parse(event), state, type) };
    },
  };
}

function newsOf(given: z.infer<typeof Purchase>, state: SubscriptionState, type: string) {
  return {
    about: "subscription",
    provider: "revenuecat",
    externalId: given.original_transaction_id ?? given.app_user_id,
    customer: given.app_user_id,
    claimedFor: z.uuid().lowercase().safeParse(given.app_user_id).data ?? null,
    product: given.product_id,
    nextProduct: type === "PRODUCT_CHANGE" ? (given.new_product_id ?? null) : null,
    state,
    periodEndsAt: given.expiration_at_ms ?? null,
  } as const;
}
