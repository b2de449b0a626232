import { recipientActor } from "@cartage/domain/actor";
import { DomainError } from "@cartage/domain/errors";
import { checkPhone, type PhoneCheck } from "@cartage/domain/recipients/check-phone";
import { countCall } from "@cartage/domain/recipients/count-call";
import type { FindByCode, ShowPhone } from "@cartage/domain/recipients/inputs";
import { grantOf, readCode, tokenOf } from "@cartage/domain/recipients/link-token";
import { findLink } from "@cartage/domain/recipients/open-link";
import { findPublicPage } from "@cartage/domain/recipients/public-page";
import type { z } from "zod";
import type { CallContext } from "../call-context.ts";
import { briefly, peopleOf } from "../procedures.ts";
import { openHeld } from "./as-recipient.ts";

/** What the right digits of the recipient's phone give. */
export interface Shown {
  token: string;
  grant: string;
}

/** Shows that a link's holder has the recipient's phone. Throws `tracking_link.phone_wrong`, `.wait`, `.too_many`, and as `openLink` does. */
export async function showPhone(ctx: CallContext, { token, digits }: z.infer<typeof ShowPhone>): Promise<Shown> {
  const link = await openHeld(ctx, { token });
  await limit(ctx, "digits");
  const { orderId } = link;
  const check = await briefly(ctx, recipientActor(link), (inside) =>
    checkPhone(inside, { orderId, digits, way: "link" }),
  );
  throwUnlessRight(check);
  return { token, grant: grantOf(link, link.key) };
}

/**
 * The link that a code and the digits of the phone name together, on the public page of whose it is. Throws
 * `tracking_link.phone_wrong` alike for codes that nobody has, `.wait`, `.too_many`; `public_page.none`.
 */
export async function findByCode(ctx: CallContext, { slug, code, digits }: z.infer<typeof FindByCode>): Promise<Shown> {
  const { database, now } = ctx.services;
  const { organisationId } = await findPublicPage(database, slug);
  await limit(ctx, "code");
  const read = readCode(code);
  const link = read && (await findLink(database, read, peopleOf(ctx).secrets));
  const isGood = link && link.organisationId === organisationId && !link.isRevoked && link.expiresAt > now();
  if (!isGood) throw new DomainError("tracking_link.phone_wrong");
  const { orderId } = link;
  const check = await briefly(ctx, recipientActor(link), (inside) =>
    checkPhone(inside, { orderId, digits, way: "code" }),
  );
  throwUnlessRight(check);
  return { token: tokenOf(link, link.key), grant: grantOf(link, link.key) };
}

async function limit({ services, address }: CallContext, kind: "code" | "digits"): Promise<void> {
  const may = await countCall(services.database, { kind, subject: address, at: services.now() });
  if (!may) throw new DomainError("tracking_link.too_many");
}

function throwUnlessRight(check: PhoneCheck): void {
  if (check === "right") return;
  if (check === "wrong") throw new DomainError("tracking_link.phone_wrong");
  const { waitS } = check;
  // a long wait is told in minutes
  const retryAfterMin = waitS > 90 ? Math.ceil(waitS / 60) : 0;
  throw new DomainError("tracking_link.wait", {
    about: { retryAfterS: String(waitS), retryAfterMin: String(retryAfterMin) },
  });
}
