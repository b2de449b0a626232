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

/** The link that a token opens. Throws as `openLink` does. */
export function openHeld(ctx: CallContext, { token, grant = null }: Held): Promise<OpenedLink> {
  const { database, now } = ctx.services;
  return openLink(database, { token, grant, secrets: peopleOf(ctx).secrets, at: now() });
}

/** Opens a link, and does something for whoever holds it, on the link's organisation. Throws as `openLink` does. */
export async function asRecipient<T>(
  ctx: CallContext,
  held: Held,
  work: (inside: Context, link: OpenedLink) => Promise<T>,
): Promise<T> {
  const link = await openHeld(ctx, held);
  return briefly(ctx, recipientActor(link), (inside) => work(inside, link));
}

/** The same for what changes something, which a link does so often only. Throws `tracking_link.too_many`. */
export async function changeAsRecipient<T>(
  ctx: CallContext,
  held: Held,
  work: (inside: Context, link: OpenedLink) => Promise<T>,
): Promise<T> {
  const { database, now } = ctx.services;
  const link = await openHeld(ctx, held);
  // before a connection is held for the work: strangers who each wait for a second one would wait for each other
  if (!(await countCall(database, { kind: "change", subject: link.linkId, at: now() })))
    throw new DomainError("tracking_link.too_many");
  return briefly(ctx, recipientActor(link), (inside) => work(inside, link));
}
