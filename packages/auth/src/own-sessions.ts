import type { Context } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import { audit } from "@cartage/domain/record";
import type { Database } from "@cartage/domain/run-as";
import { transactionally } from "@cartage/domain/transactionally";

/** One of a person's sign-ins that hold. */
export interface OwnSession {
  id: string;
  kind: "web" | "phone";
  userAgent: string | null;
  /** The network address that it began from. */
  address: string | null;
  /** Null for people of the platform. */
  organisationName: string | null;
  createdAt: Date;
  expiresAt: Date;
  /** Kept to five minutes; null before its first use. */
  lastUsedAt: Date | null;
  /** From where it was last used, as ISO 3166-1 alpha-2; null where no proxy tells. */
  country: string | null;
  /** Whether it is the one that asks. */
  isCurrent: boolean;
}

type SessionRow = Omit<OwnSession, "createdAt" | "expiresAt" | "lastUsedAt" | "country" | "isCurrent"> & {
  createdAt: string;
  expiresAt: string;
};

/** The newest 200 sign-ins of the person behind a session, the newest first, in whichever organisation. */
export async function listOwnSessions({ sql }: Database, sessionId: string): Promise<OwnSession[]> {
  const rows = await sql<SessionRow[]>`
    select session_id as id, kind, user_agent as "userAgent", address, organisation_name as "organisationName",
           created_at as "createdAt", expires_at as "expiresAt"
      from list_own_sessions(${sessionId})`;
  const uses = await sql<{ id: string; usedAt: string; country: string | null }[]>`
    select session_id as id, used_at as "usedAt", country from list_session_uses(${sessionId})`;
  const useOf = new Map(uses.map((use) => [use.id, use]));
  return rows.map((row) => ({
    ...row,
    lastUsedAt: toDate(useOf.get(row.id)?.usedAt),
    country: useOf.get(row.id)?.country ?? null,
    createdAt: new Date(row.createdAt),
    expiresAt: new Date(row.expiresAt),
    isCurrent: row.id === sessionId,
  }));
}

const toDate = (text: string | undefined) => (text === undefined ? null : new Date(text));

/** Ends another sign-in of the same person, its streams and a phone's device with it. Throws `not_found` for any other. */
export async function endOwnSession(ctx: Context, sessionId: string, other: string): Promise<void> {
  await transactionally(ctx, async (tx) => {
    const { sql } = tx.context.session;
    const [row] = await sql<{ ended: boolean }[]>`select end_own_session(${sessionId}, ${other}) as ended`;
    if (!row?.ended) throw new DomainError("not_found");
    await audit(tx, { type: "session.ended", sessionId: other, userId: ctx.actor.id, occurredAt: ctx.now() });
  });
}

/** Ends all sign-ins of the person but this one; answers how many. */
export async function endOtherSessions(ctx: Context, sessionId: string): Promise<number> {
  return transactionally(ctx, async (tx) => {
    const { sql } = tx.context.session;
    const [row] = await sql<{ ended: number }[]>`select end_other_sessions(${sessionId}) as ended`;
    const ended = row?.ended ?? 0;
    const others = { type: "session.others_ended", sessionId, userId: ctx.actor.id, occurredAt: ctx.now() } as const;
    if (ended > 0) await audit(tx, others, { after: { ended } });
    return ended;
  });
}
