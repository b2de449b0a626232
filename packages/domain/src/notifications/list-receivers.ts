import { members, organisations, users } from "@cartage/db/schema/accounts";
import { notificationPreferences, pushSubscriptions } from "@cartage/db/schema/notifications";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { letInto } from "../accounts/let-into.ts";
import type { Transaction } from "../transactionally.ts";
import { defaultPreferences, type Preferences } from "./preference-rules.ts";

export interface Receiver {
  userId: string;
  email: string;
  locale: string;
  preferences: Preferences;
  /** The browsers that take messages for them. */
  pushIds: string[];
}

/** Those of the given people who are let into the organisation, and how they want to be told. */
export async function listReceivers(
  tx: Pick<Transaction, "select">,
  organisationId: string,
  userIds: readonly string[],
): Promise<Receiver[]> {
  if (userIds.length === 0) return [];
  const people = await tx
    .select({
      userId: users.id,
      email: users.email,
      locale: users.locale,
      chosen: notificationPreferences,
      zone: organisations.timeZone,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(organisations, eq(organisations.id, members.organisationId))
    .leftJoin(
      notificationPreferences,
      and(
        eq(notificationPreferences.organisationId, members.organisationId),
        eq(notificationPreferences.userId, members.userId),
      ),
    )
    .where(and(letInto(organisationId), inArray(members.userId, [...userIds]), isNull(organisations.suspendedAt)));
  const browsers = await tx
    .select({ id: pushSubscriptions.id, userId: pushSubscriptions.userId })
    .from(pushSubscriptions)
    .where(and(eq(pushSubscriptions.organisationId, organisationId), inArray(pushSubscriptions.userId, [...userIds])));
  return people.map(({ userId, email, locale, chosen, zone }) => ({
    userId,
    email,
    locale,
    preferences: preferencesFrom(chosen, zone),
    pushIds: browsers.filter((browser) => browser.userId === userId).map(({ id }) => id),
  }));
}

/** A row of preferences, or what holds without one. */
export function preferencesFrom(
  chosen: typeof notificationPreferences.$inferSelect | null,
  zone: string | null,
): Preferences {
  const given = defaultPreferences(zone);
  if (!chosen) return given;
  const { channels, timeZone, quietFrom, quietUntil, digest, digestAt, phone, retractsBySms } = chosen;
  return {
    channels: { ...given.channels, ...channels },
    timeZone: timeZone ?? given.timeZone,
    quietFrom,
    quietUntil,
    digest,
    digestAt,
    phone,
    retractsBySms,
  };
}
