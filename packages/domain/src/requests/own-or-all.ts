import { requests } from "@cartage/db/schema/requests";
import { and, eq, isNotNull } from "drizzle-orm";
import type { Insider } from "../authorise.ts";
import { can } from "../permissions.ts";

/** The requests that a member reaches: all of the organisation's for who may answer them, else what they asked. */
export function ownOrAll(member: Insider) {
  const isOwn = can(member, "requests.answer") ? undefined : eq(requests.askedBy, member.id);
  return and(eq(requests.organisationId, member.organisationId), isOwn);
}

/** The requests that the platform reaches: those passed on, and those closed while it had them. */
export const passedOn = isNotNull(requests.passedOnAt);
