import { dispatches, dispatchSteps } from "@cartage/db/schema/dispatch";
import { and, desc, eq } from "drizzle-orm";
import type { RouteRow } from "../routes/hold-route.ts";
import type { Transaction } from "../transactionally.ts";
import { tell } from "./steps/tell.ts";

/** Customers who were told that a held route is on its way are told, once, that it is not yet. */
export async function tellOfRecall(tx: Transaction, route: RouteRow): Promise<void> {
  const { organisationId, id: routeId } = route;
  const [dispatch] = await tx
    .select()
    .from(dispatches)
    .where(and(eq(dispatches.organisationId, organisationId), eq(dispatches.routeId, routeId)))
    .orderBy(desc(dispatches.askedAt))
    .limit(1);
  if (!dispatch) return;
  const isTold = [
    eq(dispatchSteps.dispatchId, dispatch.id),
    eq(dispatchSteps.step, "tell"),
    eq(dispatchSteps.state, "done"),
  ];
  const [told] = await tx
    .update(dispatchSteps)
    .set({ state: "undone", movedAt: tx.context.now() })
    .where(and(...isTold))
    .returning({ detail: dispatchSteps.detail });
  if (told) await tell.undo(tx, { dispatch, route, detail: told.detail });
}
