import { randomBytes } from "node:crypto";
import { newId } from "@cartage/db/id";
import { orders } from "@cartage/db/schema/orders";
import { trackingLinks } from "@cartage/db/schema/recipients";
import { and, desc, eq } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import type { Transaction } from "../transactionally.ts";
import { aboutLink, newLinkCode, newLinkKey, tokenOf } from "./link-token.ts";
import { readSettings } from "./read-settings.ts";

const dayMs = 86_400_000;

interface Of {
  organisationId: string;
  orderId: string;
}

/** A link with the token that opens it. */
export interface LinkWithToken {
  linkId: string;
  token: string;
  isGood: boolean;
  isMuted: boolean;
  locale: "en" | "vi" | null;
}

/** Makes a link of an order; one that is good must not be there. Throws `not_found`. */
export async function addLink(tx: Transaction, { organisationId, orderId }: Of): Promise<LinkWithToken> {
  const { secrets, now } = tx.context;
  if (!secrets) throw new Error("A process without ENCRYPTION_KEY cannot make tracking links.");
  const [linkId, code, key, createdAt] = [newId(), newLinkCode(), newLinkKey(), now()];
  const expiresAt = await endOf(tx, { organisationId, orderId });
  await tx.insert(trackingLinks).values({
    id: linkId,
    organisationId,
    orderId,
    code,
    sealedKey: secrets.seal(key, aboutLink(linkId)),
    seed: randomBytes(16),
    createdAt,
    expiresAt,
  });
  const token = tokenOf({ linkId, organisationId, orderId, code }, key);
  return { linkId, token, isGood: true, isMuted: false, locale: null };
}

/** The order's newest link, good for as long as the order's window asks; made where there is none. Throws `not_found`. */
export async function keepLink(tx: Transaction, of: Of): Promise<LinkWithToken> {
  const { organisationId, orderId } = of;
  const [link] = await tx
    .select()
    .from(trackingLinks)
    .where(and(eq(trackingLinks.organisationId, organisationId), eq(trackingLinks.orderId, orderId)))
    .orderBy(desc(trackingLinks.createdAt))
    .limit(1)
    .for("update");
  if (!link) return addLink(tx, of);
  const { id: linkId, code, locale, mutedAt, revokedAt } = link;
  const { secrets } = tx.context;
  if (!secrets) throw new Error("A process without ENCRYPTION_KEY cannot read tracking links.");
  const expiresAt = await endOf(tx, of);
  // the order was rescheduled since
  if (!revokedAt && expiresAt > link.expiresAt)
    await tx.update(trackingLinks).set({ expiresAt }).where(eq(trackingLinks.id, linkId));
  const token = tokenOf({ linkId, organisationId, orderId, code }, secrets.open(link.sealedKey, aboutLink(linkId)));
  return { linkId, token, isGood: revokedAt === null, isMuted: mutedAt !== null, locale };
}

/** Some days after the order is due, or from now on where that is over. Throws `not_found`. */
async function endOf(tx: Transaction, { organisationId, orderId }: Of): Promise<Date> {
  const [order] = await tx
    .select({ dueAt: orders.dueAt })
    .from(orders)
    .where(and(eq(orders.organisationId, organisationId), eq(orders.id, orderId)));
  if (!order) throw new DomainError("not_found");
  const { linkDays } = await readSettings(tx.context, organisationId);
  return new Date(Math.max(order.dueAt.getTime(), tx.context.now().getTime()) + linkDays * dayMs);
}
