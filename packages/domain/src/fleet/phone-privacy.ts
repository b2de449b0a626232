import { organisations } from "@cartage/db/schema/accounts";
import { eq, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Actor } from "../actor.ts";
import type { Context } from "../context.ts";
import { can } from "../permissions.ts";

/**
 * Where an organisation hides drivers' phones from those who only look: the devices that the actor sees, by their kind.
 * Who may change vehicles sees all.
 */
export function seesDevice(actor: Actor, kind: PgColumn | SQL): SQL | undefined {
  if (can(actor, "vehicles.edit")) return undefined;
  return sql`(${kind} <> 'phone' or (
    select shows_phones_to_viewers from organisations where id = ${actor.organisationId}))`;
}

/**
 * Where an organisation hides what drivers' phones reported longer ago than some days: the positions that the actor sees,
 * by their device's kind and their fix time. Administrators see all; who acts on their behalf, and programs, do not.
 */
export function seesPosition(actor: Actor, now: Date, { kind, fixTime }: { kind: PgColumn; fixTime: PgColumn }) {
  if (can(actor, "organisation.manage")) return undefined;
  return sql`(${kind} <> 'phone' or (
    select phone_history_days is null or ${fixTime} >= ${now.toISOString()}::timestamptz - phone_history_days * interval '1 day'
      from organisations where id = ${actor.organisationId}))`;
}

/** The same as a time: from when on the actor sees what drivers' phones reported; null for all of it. */
export async function phonesSeenSince({ actor, now, session }: Context): Promise<Date | null> {
  if (can(actor, "organisation.manage")) return null;
  const [organisation] = await session.db
    .select({ days: organisations.phoneHistoryDays })
    .from(organisations)
    .where(eq(organisations.id, actor.organisationId ?? ""));
  const days = organisation?.days ?? null;
  return days === null ? null : new Date(now().getTime() - days * 86_400_000);
}
