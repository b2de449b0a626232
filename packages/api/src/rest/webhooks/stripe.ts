import { createHmac, timingSafeEqual } from "node:crypto";
import type { SubscriptionState } from "@cartage/domain/plans/rules";
import { z } from "zod";
import { readJson, seconds, theirText, toleranceMs, type WebhookSource } from "./webhook-source.ts";

const named = z.union([theirText, z.object({ id: theirText }).transform(({ id }) => id)]);

const Envelope = z.object({
  id: theirText,
  type: theirText,
  created: seconds,
  data: z.object({ object: z.looseObject({}) }),
});

const Subscription = z.object({
  id: theirText,
  customer: named,
  status: z.string(),
  cancel_at_period_end: z.boolean().optional(),
  // of each item since API version 2025-03-31, of the subscription before
  current_period_end: seconds.optional(),
  items: z.object({
    data: z.array(z.object({ price: z.object({ product: named }), current_period_end: seconds.optional() })).min(1),
  }),
  metadata: z.object({ organisation_id: z.uuid().lowercase().optional().catch(undefined) }).nullish(),
});

const stateOf: Record<string, SubscriptionState> = {
  trialing: "trialing",
  active: "active",
  past_due: "past_due",
  unpaid: "paused",
  paused: "paused",
  incomplete: "incomplete",
  incomplete_expired: "ended",
  canceled: "ended",
};

/** Stripe's events about subscriptions: a header `t=…,v1=…`, where v1 is the HMAC-SHA256 of `t.body`; a rotated secret gives two. */
export function createStripeSource(secret: string): WebhookSource {
  return {
    isTheirs(headers, body, now) {
      const parts = (headers.get("stripe-signature") ?? "").split(",").map((part) => part.trim().split("="));
      const [sentAt, ...others] = parts.filter(([name]) => name === "t").map(([, value]) => value ?? "");
      if (sentAt === undefined || others.length > 0 || !/^\d{1,12}$/.test(sentAt)) return false;
      if (Math.abs(now.getTime() - Number(sentAt) * 1000) > toleranceMs) return false;
      const expected = createHmac("sha256", secret).update(`${sentAt}.`).update(body).digest();
      return parts.some(
        ([name, value = ""]) => name === "v1" && isHex(value) && timingSafeEqual(Buffer.from(value, "hex"), expected),
      );
    },
    read(_headers, body) {
      const { id: eventId, type, created: at, data } = Envelope.parse(readJson(body));
      if (!/^customer\.subscription\.[a-z_]+$/.test(type))
        return { eventId, type, at, rank: 0, news: { about: "nothing", reason: "other_type" } };
      const isOver = type === "customer.subscription.deleted";
      // its times are whole seconds, in which a subscription may be made and changed
      const rank = isOver ? 2 : type === "customer.subscription.created" ? 0 : 1;
      return { eventId, type, at, rank, news: newsOf(Subscription.parse(data.object), isOver) };
    },
  };
}

const isHex = (value: string) => /^[0-9a-f]{64}$/i.test(value);

function newsOf(given: z.infer<typeof Subscription>, isOver: boolean) {
  const [item] = given.items.data;
  const known = stateOf[given.status] ?? "incomplete";
  const isEnding = known === "active" && given.cancel_at_period_end === true;
  return {
    about: "subscription",
    provider: "stripe",
    externalId: given.id,
    customer: given.customer,
    claimedFor: given.metadata?.organisation_id ?? null,
    product: item?.price.product ?? "",
    nextProduct: null,
    state: isOver ? "ended" : isEnding ? "cancelling" : known,
    periodEndsAt: item?.current_period_end ?? given.current_period_end ?? null,
  } as const;
}
