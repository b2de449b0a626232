import { type Actor, userActor } from "@cartage/domain/actor";
import type { Role } from "@cartage/domain/permissions";
import type { Database } from "@cartage/domain/run-as";

/** The person behind a session that holds. */
export interface SignedIn {
  actor: Actor;
  sessionId: string;
  kind: "web" | "phone";
  user: { id: string; name: string; email: string; locale: string; isEmailVerified: boolean };
  role: Role;
  organisation: { id: string; name: string } | null;
  /** Whether this sign-in did not show a second factor though the person has one, or the organisation asks for one. */
  lacksSecondFactor: boolean;
  /** Whether the person has one to show. */
  hasSecondFactor: boolean;
  /** Who acts on the person's behalf, why, and until when; null when it is the person. */
  behind: { id: string; name: string; reason: string; until: Date } | null;
  /** What the person is on the platform, wherever they work now. */
  platformRole: Role | null;
}

interface SessionRow {
  session_id: string;
  kind: "web" | "phone";
  user_id: string;
  email: string;
  user_name: string;
  locale: string;
  platform_role: Role | null;
  organisation_id: string | null;
  organisation_name: string | null;
  role: Role | null;
  lacks_second_factor: boolean;
  behind_id: string | null;
  behind_name: string | null;
  reason: string | null;
  expires_at: string;
  has_second_factor: boolean;
  is_email_verified: boolean;
}

/** Who a session belongs to; null when it was revoked, has expired, or its person may no longer come in. */
export async function findSignedIn({ sql }: Database, sessionId: string): Promise<SignedIn | null> {
  const [row] = await sql<SessionRow[]>`select * from find_session(${sessionId})`;
  if (!row) return null;
  const isMember = row.organisation_id !== null && row.organisation_name !== null && row.role !== null;
  const role = isMember ? row.role : row.platform_role;
  if (role === null) return null;
  const organisation =
    isMember && row.organisation_id && row.organisation_name
      ? { id: row.organisation_id, name: row.organisation_name }
      : null;
  return {
    actor: userActor({
      userId: row.user_id,
      sessionId,
      organisationId: organisation?.id ?? null,
      role,
      behindId: row.behind_id,
    }),
    sessionId,
    kind: row.kind,
    user: {
      id: row.user_id,
      name: row.user_name,
      email: row.email,
      locale: row.locale,
      isEmailVerified: row.is_email_verified,
    },
    role,
    organisation,
    lacksSecondFactor: row.lacks_second_factor,
    hasSecondFactor: row.has_second_factor,
    behind: row.behind_id
      ? {
          id: row.behind_id,
          name: row.behind_name ?? "",
          reason: row.reason ?? "",
          until: new Date(row.expires_at),
        }
      : null,
    platformRole: row.behind_id ? null : row.platform_role,
  };
}

/** Ends a session; its streams end with it, and a phone's device is revoked. False when it had ended before. */
export async function endSession({ sql }: Database, sessionId: string): Promise<boolean> {
  const [row] = await sql<{ ended: boolean }[]>`select end_session(${sessionId}) as ended`;
  return row?.ended ?? false;
}

/** The organisations that the person behind a session may work in. */
export async function listMemberships(
  { sql }: Database,
  sessionId: string,
): Promise<{ id: string; name: string; role: Role }[]> {
  return sql<{ id: string; name: string; role: Role }[]>`
    select organisation_id as id, organisation_name as name, role from list_memberships(${sessionId})`;
}
