import { newId } from "@cartage/db/id";
import { sql } from "drizzle-orm";
import { audit, record } from "../record.ts";
import type { Transaction } from "../transactionally.ts";

export interface SessionStart {
  userId: string;
  organisationId: string | null;
  kind: "web" | "phone";
  userAgent: string | null;
  address: string | null;
}

const dayMs = 86_400_000;
/** A shared desk is signed out after two weeks; a driver's phone is signed in once. */
const lastsMs = { web: 14 * dayMs, phone: 365 * dayMs };

/** Starts a sign-in and answers its id. */
export async function startSession(tx: Transaction, given: SessionStart): Promise<string> {
  const { userId, organisationId, kind, userAgent, address } = given;
  const now = tx.context.now();
  const sessionId = newId();
  await tx.execute(sql`
    select open_session(${sessionId}, ${userId}, ${organisationId}, ${kind}, ${userAgent}, ${address},
      ${now.toISOString()}, ${new Date(now.getTime() + lastsMs[kind]).toISOString()})`);
  const started = { type: "session.started", sessionId, userId, kind, occurredAt: now } as const;
  // the app may not write events outside an organisation, entries of the platform's trail it may
  await (organisationId ? record(tx, started) : audit(tx, started));
  return sessionId;
}
