import { sendingChannels } from "@cartage/db/schema/notifications";
import { sql } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

export interface SendingChannels {
  mail: boolean;
  sms: boolean;
  /** The public key that browsers ask for messages with; null where push is not set up. */
  pushKey: string | null;
}

/** Keeps what this installation can send by, for the screens that offer it. */
export async function announceChannels(ctx: Context, { mail, sms, pushKey }: SendingChannels): Promise<void> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const changedAt = ctx.now();
  await ctx.session.db
    .insert(sendingChannels)
    .values([
      { channel: "mail", isSetUp: mail, publicKey: null, changedAt },
      { channel: "sms", isSetUp: sms, publicKey: null, changedAt },
      { channel: "push", isSetUp: pushKey !== null, publicKey: pushKey, changedAt },
    ])
    .onConflictDoUpdate({
      target: sendingChannels.channel,
      set: {
        isSetUp: sql`excluded.is_set_up`,
        publicKey: sql`excluded.public_key`,
        changedAt: sql`excluded.changed_at`,
      },
    });
}
