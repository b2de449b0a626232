import { DomainError } from "@cartage/domain/errors";
import type { Database } from "@cartage/domain/run-as";

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
  /** Whether it is the one that asks. */
  isCurrent: boolean;
}

type SessionRow = Omit<OwnSession, "createdAt" | "expiresAt" | "isCurrent"> & { createdAt: string; expiresAt: string };

/** The newest 200 sign-ins of the person behind a session, the newest first, in whichever organisation. */
export async function listOwnSessions({ sql }: Database, sessionId: string): Promise<OwnSession[]> {
  const rows = await sql<SessionRow[]>`
    select session_id as id, kind, user_agent as "userAgent", address, organisation_name as "organisationName",
           created_at as "createdAt", expires_at as "expiresAt"
      from list_own_sessions(${sessionId})`;
  return rows.map((row) => ({
    ...row,
    createdAt: new Date(row.createdAt),
    expiresAt: new Date(row.expiresAt),
    isCurrent: row.id === sessionId,
  }));
}

/** Ends another sign-in of the same person, its streams and a phone's device with it. Throws `not_found` for any other. */
export async function endOwnSession({ sql }: Database, sessionId: string, other: string): Promise<void> {
  const [row] = await sql<{ ended: boolean }[]>`select end_own_session(${sessionId}, ${other}) as ended`;
  if (!row?.ended) throw new DomainError("not_found");
}

/** Ends all sign-ins of the person but this one; answers how many. */
export async function endOtherSessions({ sql }: Database, sessionId: string): Promise<number> {
  const [row] = await sql<{ ended: number }[]>`select end_other_sessions(${sessionId}) as ended`;
  return row?.ended ?? 0;
}
