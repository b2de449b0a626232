import { members, users } from "@cartage/db/schema/accounts";
import { and, eq, isNull, type SQL } from "drizzle-orm";

/** The members, joined with their users, whom an organisation lets in. */
export function letInto(organisationId: string): SQL | undefined {
  return and(eq(members.organisationId, organisationId), isNull(members.deactivatedAt), isNull(users.deactivatedAt));
}
