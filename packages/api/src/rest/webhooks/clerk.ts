import { Webhook, WebhookVerificationError } from "standardwebhooks";
import { z } from "zod";
import { milliseconds, readJson, seconds, theirText, type WebhookSource } from "./webhook-source.ts";

const Envelope = z.object({ type: theirText, timestamp: milliseconds.optional(), data: z.looseObject({}) });

const User = z.object({
  id: theirText,
  email_addresses: z.array(
    z.object({
      id: z.string(),
      email_address: z.string().toLowerCase().max(254).pipe(z.email()),
      verification: z.object({ status: z.string() }).nullish(),
    }),
  ),
  primary_email_address_id: z.string().nullish(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  updated_at: milliseconds,
});
const DeletedUser = z.object({ id: theirText });
const SentAt = z.coerce.number().pipe(seconds);

/** Clerk's events about users, signed by Svix's scheme, from which Standard Webhooks differs in the names of headers only. */
export function createClerkSource(secret: string): WebhookSource {
  const webhook = new Webhook(secret);
  const headersOf = (given: Headers) =>
    Object.fromEntries(
      ["id", "timestamp", "signature"].map((name) => [`webhook-${name}`, given.get(`svix-${name}`) ?? ""]),
    );
  return {
    isTheirs(headers, body) {
      try {
        // five minutes either way, by the library's clock
        webhook.verify(Buffer.from(body), headersOf(headers));
        return true;
      } catch (error) {
        if (error instanceof WebhookVerificationError || error instanceof SyntaxError) return false;
        throw error;
      }
    },
    read(headers, body) {
      const eventId = theirText.parse(headers.get("svix-id"));
      const { type, timestamp, data } = Envelope.parse(readJson(body));
      const at = timestamp ?? SentAt.parse(headers.get("svix-timestamp"));
      switch (type) {
        case "user.created":
        case "user.updated": {
          const user = User.parse(data);
          const rank = type === "user.created" ? 0 : 1;
          return { eventId, type, at: user.updated_at, rank, news: newsOf(user) };
        }
        case "user.deleted": {
          const { id: externalId } = DeletedUser.parse(data);
          return { eventId, type, at, rank: 2, news: { about: "deleted_user", externalId } };
        }
        default:
          return { eventId, type, at, rank: 0, news: { about: "nothing", reason: "other_type" } };
      }
    },
  };
}

/** An address that nobody proved to have gives nobody an account. */
function newsOf({ id, email_addresses, primary_email_address_id, first_name, last_name }: z.infer<typeof User>) {
  const primary = email_addresses.find((address) => address.id === primary_email_address_id);
  if (primary?.verification?.status !== "verified") return { about: "nothing", reason: "unverified_address" } as const;
  const email = primary.email_address;
  const name =
    [first_name, last_name]
      .join(" ")
      .replaceAll(/\p{Cc}/gu, " ")
      .trim()
      .slice(0, 80) || email;
  return { about: "user", externalId: id, email, name } as const;
}
