import { members, users } from "@cartage/db/schema/accounts";
import { and, asc, eq, inArray } from "drizzle-orm";
import { letInto } from "../accounts/let-into.ts";
import { capabilitiesOf, type MemberRole } from "../permissions.ts";
import type { Transaction } from "../transactionally.ts";

/** The roles whose members work on alerts. */
const workingRoles = (Object.keys(capabilitiesOf) as MemberRole[]).filter((role) =>
  (capabilitiesOf[role] as readonly string[]).includes("alerts.work"),
);

/** The organisation's active members who work on alerts, by when they joined. */
export async function listWorkers(tx: Pick<Transaction, "select">, organisationId: string) {
  return tx
    .select({ userId: members.userId, name: users.name, role: members.role })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(letInto(organisationId), inArray(members.role, workingRoles)))
    .orderBy(asc(members.createdAt), asc(members.id));
}
