import { invitations, users } from "@cartage/db/schema/accounts";
import { and, asc, eq, isNull } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";

export interface OpenInvitation {
  id: string;
  email: string;
  role: (typeof invitations.role.enumValues)[number];
  invitedBy: string | null;
  /** Epoch ms. */
  expiresAt: number;
}

const most = 200;

/** The invitations that nobody accepted yet, expired ones too, the first 200 by address. */
export async function listInvitations(ctx: Context): Promise<OpenInvitation[]> {
  const { organisationId } = authorise(ctx.actor, "members.manage");
  const { id, email, role, expiresAt } = invitations;
  const rows = await ctx.session.db
    .select({ id, email, role, expiresAt, invitedBy: users.name })
    .from(invitations)
    .leftJoin(users, eq(users.id, invitations.invitedBy))
    .where(
      and(
        eq(invitations.organisationId, organisationId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    )
    .orderBy(asc(email))
    .limit(most);
  return rows.map((row) => ({ ...row, expiresAt: row.expiresAt.getTime() }));
}
