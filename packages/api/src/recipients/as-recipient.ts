import { recipientActor } from "@cartage/domain/actor";
import type { Context } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import { countCall } from "@cartage/domain/recipients/count-call";
import { type OpenedLink, openLink } from "@cartage/domain/recipients/open-link";
import type { CallContext } from "../call-context.ts";
import { briefly, peopleOf } from "../procedures.ts";

interface Held {
  token: string;
  grant?: string | null;
}

/** Opens a link, and does something for whoever holds it, on the link's organisation. Throws as `openLink` does. */
export async function asRecipient<T>(
  ctx: CallContext,
  { token, grant = null }: Held,
  work: (inside: Context, link: OpenedLink) => Promise<T>,
): Promise<T> {
  const { database, now } = ctx.services;
  const link = await openLink(database, { token, grant, secrets: peopleOf(ctx).secrets, at: now() });
  return briefly(ctx, recipientActor(link), (inside) => work(inside, link));
}

/** The same for what changes something, which a link does so often only. Throws `tracking_link.too_many`. */
export async function changeAsRecipient<T>(
  ctx: CallContext,
  held: Held,
  work: (inside: Context, link: OpenedLink) => Promise<T>,
): Promise<T> {
  const { database, now } = ctx.services;
  return asRecipient(ctx, held, async (inside, link) => {
    const counted = { kind: "change", subject: link.linkId, at: now() } as const;
    if (!(await countCall(database, counted))) throw new DomainError("tracking_link.too_many");
    return work(inside, link);
  });
}
