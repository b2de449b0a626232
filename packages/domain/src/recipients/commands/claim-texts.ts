import { recipientMessages } from "@cartage/db/schema/recipients";
import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import { keepLink } from "../add-link.ts";
import type { ToldState } from "../inputs.ts";
import { readAddressee } from "../read-addressee.ts";
import { readSettings } from "../read-settings.ts";
import { dialled } from "../rules.ts";
import type { OutgoingText } from "../told.ts";

/**
 * Takes messages to phones that are due for `leaseS` seconds: who dies meanwhile leaves them to be taken again, with their
 * ids. Nothing is held while they are sent.
 */
export async function claimTexts(
  ctx: Context,
  { limit, leaseS }: { limit: number; leaseS: number },
): Promise<OutgoingText[]> {
  authoriseOnPlatform(ctx.actor, "instances.keep");

  return transactionally(ctx, async (tx) => {
    const now = ctx.now();
    const due = tx
      .select({ id: recipientMessages.id })
      .from(recipientMessages)
      .where(
        and(
          eq(recipientMessages.outcome, "waiting"),
          eq(recipientMessages.channel, "sms"),
          lte(recipientMessages.sendAfter, now),
        ),
      )
      .orderBy(asc(recipientMessages.sendAfter))
      .limit(limit)
      .for("update", { skipLocked: true });
    const claimed = await tx
      .update(recipientMessages)
      .set({ attempts: sql`${recipientMessages.attempts} + 1`, sendAfter: new Date(now.getTime() + leaseS * 1_000) })
      .where(inArray(recipientMessages.id, due))
      .returning();
    const outgoing: OutgoingText[] = [];
    for (const message of claimed) outgoing.push(await outgoingOf(tx, message));
    return outgoing;
  });
}

async function outgoingOf(tx: Transaction, message: typeof recipientMessages.$inferSelect): Promise<OutgoingText> {
  const { id: messageId, attempts, locale, orderId, organisationId } = message;
  const addressee = await readAddressee(tx, orderId);
  const link = await keepLink(tx, { organisationId, orderId });
  const { callingCode } = await readSettings(tx.context, organisationId);
  const isTold = addressee && link.isGood && !link.isMuted;
  return {
    messageId,
    attempts,
    locale,
    facts: {
      // written by tellRecipient alone
      state: message.state as ToldState,
      organisation: addressee?.organisation ?? "",
      when: addressee?.when(locale) ?? "",
    },
    path: `/track/${link.token}`,
    to: isTold ? dialled(addressee.phone, callingCode) : null,
  };
}
