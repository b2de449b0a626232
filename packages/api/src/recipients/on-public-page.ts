import { strangerActor } from "@cartage/domain/actor";
import type { Context } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import { countCall } from "@cartage/domain/recipients/count-call";
import { findPublicPage } from "@cartage/domain/recipients/public-page";
import type { CallContext } from "../call-context.ts";
import { briefly } from "../procedures.ts";

/** Does something for a stranger on an organisation's public page. Throws `public_page.none`. */
export async function onPublicPage<T>(
  ctx: CallContext,
  slug: string,
  work: (inside: Context) => Promise<T>,
): Promise<T> {
  const { organisationId } = await findPublicPage(ctx.services.database, slug);
  return briefly(ctx, strangerActor(organisationId), work);
}

/** The same for what asks people for something, which a stranger does so often only. Throws `public_page.too_many`. */
export async function askOnPublicPage<T>(
  ctx: CallContext,
  slug: string,
  work: (inside: Context) => Promise<T>,
): Promise<T> {
  const { database, now } = ctx.services;
  const { organisationId } = await findPublicPage(database, slug);
  const byAddress = await countCall(database, { kind: "asking", subject: ctx.address, at: now() });
  const byPage = byAddress && (await countCall(database, { kind: "askedPage", subject: slug, at: now() }));
  if (!byPage) throw new DomainError("public_page.too_many");
  return briefly(ctx, strangerActor(organisationId), work);
}
