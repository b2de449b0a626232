import type { Context } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import { audit } from "@cartage/domain/record";
import { type Database, runAs } from "@cartage/domain/run-as";
import { transactionally } from "@cartage/domain/transactionally";
import { arriving } from "./arriving.ts";

/** What a member of a suspended organisation is told. */
export interface Suspension {
  organisation: string;
  /** Whom to ask there; null when it has no owner, or the person is it. */
  owner: { name: string; email: string } | null;
}

interface SuspensionRow {
  organisation_name: string;
  owner_name: string | null;
  owner_email: string | null;
  is_owner: boolean;
}

/** Throws `sign_in.suspended`, with whom to ask, for somebody whom only suspended organisations have. */
export async function refuseSuspended({ sql }: Database, userId: string): Promise<void> {
  const [row] = await sql<SuspensionRow[]>`select * from find_suspended_membership(${userId})`;
  if (!row) return;
  const { organisation, owner } = suspensionIn(row);
  const about = { organisation, ...(owner && { owner: owner.name, ownerEmail: owner.email }) };
  throw new DomainError("sign_in.suspended", { about });
}

/** The suspension that keeps a sign-in from holding, and where its person may go on; null for any other. */
export async function findSuspension({ sql }: Database, sessionId: string) {
  const [row] = await sql<(SuspensionRow & { user_id: string })[]>`select * from find_suspended_session(${sessionId})`;
  if (!row) return null;
  const others = await sql<{ id: string; name: string }[]>`
    select organisation_id as id, organisation_name as name from list_unsuspended_memberships(${sessionId})`;
  return { userId: row.user_id, ...suspensionIn(row), others: [...others] };
}

/** Lets the person of such a sign-in go on in another of their organisations. Throws `not_found` where they do not belong. */
export async function leaveSuspended(
  database: Database,
  { sessionId, organisationId }: { sessionId: string; organisationId: string },
  given: Omit<Context, "actor" | "session">,
): Promise<void> {
  const suspension = await findSuspension(database, sessionId);
  if (!suspension?.others.some(({ id }) => id === organisationId)) throw new DomainError("not_found");
  const { userId } = suspension;
  await runAs(database, { ...given, actor: arriving({ userId, organisationId }) }, (ctx) =>
    transactionally(ctx, async (tx) => {
      const { sql } = tx.context.session;
      const [row] = await sql<{ moved: boolean }[]>`select move_session(${sessionId}, ${organisationId}) as moved`;
      if (!row?.moved) throw new DomainError("not_found");
      const moved = { type: "session.moved", sessionId, userId, occurredAt: ctx.now() } as const;
      await audit(tx, moved, { after: { organisationId } });
    }),
  );
}

function suspensionIn({ organisation_name, owner_name, owner_email, is_owner }: SuspensionRow): Suspension {
  const owner =
    owner_name !== null && owner_email !== null && !is_owner ? { name: owner_name, email: owner_email } : null;
  return { organisation: organisation_name, owner };
}
