import { organisations } from "@cartage/db/schema/accounts";
import { notificationPreferences, pushSubscriptions, sendingChannels } from "@cartage/db/schema/notifications";
import { and, eq } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { preferencesFrom } from "../list-receivers.ts";

/** How the person wants to be told, in which browsers, and what this installation can send by at all. */
export async function getPreferences(ctx: Context) {
  const { organisationId, id: userId } = authorise(ctx.actor, "tracking.view");
  const { db } = ctx.session;
  const isMine = and(
    eq(notificationPreferences.organisationId, organisationId),
    eq(notificationPreferences.userId, userId),
  );
  const [chosen] = await db.select().from(notificationPreferences).where(isMine);
  const [organisation] = await db
    .select({ timeZone: organisations.timeZone })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  const browsers = await db
    .select({
      endpoint: pushSubscriptions.endpoint,
      userAgent: pushSubscriptions.userAgent,
      createdAt: pushSubscriptions.createdAt,
    })
    .from(pushSubscriptions)
    .where(and(eq(pushSubscriptions.organisationId, organisationId), eq(pushSubscriptions.userId, userId)));
  const channels = await db.select().from(sendingChannels);
  const channel = (name: string) => channels.find((each) => each.channel === name);
  return {
    preferences: preferencesFrom(chosen ?? null, organisation?.timeZone ?? null),
    isChosen: chosen !== undefined,
    browsers: browsers.map(({ createdAt, ...browser }) => ({ ...browser, createdAt: createdAt.getTime() })),
    installation: {
      mail: channel("mail")?.isSetUp ?? false,
      sms: channel("sms")?.isSetUp ?? false,
      pushKey: channel("push")?.publicKey ?? null,
    },
  };
}
