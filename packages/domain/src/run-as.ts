import type { Database } from "@cartage/db/client";
import { withConnection, withOrganisation } from "@cartage/db/session";
import type { Context } from "./context.ts";

export type { Database } from "@cartage/db/client";

/**
 * Runs the work for an actor on one connection, on which the actor's organisation was set before anything else. An
 * actor without one sees what the pool's own role sees across organisations.
 */
export async function runAs<T>(
  database: Database,
  given: Omit<Context, "session">,
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  const { organisationId } = given.actor;
  if (organisationId === null) return withConnection(database, (session) => work({ ...given, session }));
  return withOrganisation(database, organisationId, (session) => work({ ...given, session }));
}
