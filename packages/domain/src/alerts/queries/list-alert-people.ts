import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { listWorkers } from "../list-workers.ts";

/** Whom alerts can be given to, and who can be called. */
export async function listAlertPeople(ctx: Context) {
  const { organisationId } = authorise(ctx.actor, "tracking.view");
  const workers = await listWorkers(ctx.session.db, organisationId);
  return workers.map(({ userId, name, role }) => ({ id: userId, name, role }));
}
