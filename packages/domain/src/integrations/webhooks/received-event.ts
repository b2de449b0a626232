import type { BillingProvider } from "../../plans/inputs.ts";
import type { SubscriptionState } from "../../plans/rules.ts";
import type { WebhookProvider } from "../rules.ts";

/** The whole of what a provider says of a subscription. */
export interface SubscriptionNews {
  about: "subscription";
  provider: BillingProvider;
  externalId: string;
  customer: string;
  /** The id of the organisation that it says it is for; it need not exist. */
  claimedFor: string | null;
  product: string;
  nextProduct: string | null;
  state: SubscriptionState;
  periodEndsAt: Date | null;
}

/** The whole of what a directory says of a user. */
export interface UserNews {
  about: "user";
  externalId: string;
  /** Verified, in lower case. */
  email: string;
  name: string;
}

export interface UserDeletedNews {
  about: "deleted_user";
  externalId: string;
}

/** Nothing that we keep in step. */
export interface NoNews {
  about: "nothing";
  reason: "other_type" | "sandbox" | "unverified_address";
}

/** An event whose signature was right. */
export interface ReceivedEvent {
  provider: WebhookProvider;
  eventId: string;
  /** The provider's name for what happened. */
  type: string;
  /** By the provider's clock. */
  at: Date;
  /** Decides between events of one instant: what is said later has more. */
  rank: number;
  /** SHA-256 of the body. */
  digest: Uint8Array;
  news: SubscriptionNews | UserNews | UserDeletedNews | NoNews;
}
