import { members } from "@cartage/db/schema/accounts";
import { and, eq } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import { explain } from "../explain.ts";
import type { Transaction } from "../transactionally.ts";

/** The member, held against other commands on it until the transaction ends. Throws `not_found`. */
export async function holdMember(tx: Transaction, organisationId: string, userId: string) {
  const { role, deactivatedAt } = members;
  const isIt = and(eq(members.organisationId, organisationId), eq(members.userId, userId));
  const [member] = await tx.select({ role, deactivatedAt }).from(members).where(isIt).for("update");
  if (!member) throw new DomainError("not_found");
  return { ...member, isIt };
}

/** To be given to `catch` where a member is changed. */
export const explainMember = explain({ members_owner_stays_administrator: "member.is_owner" });
