import { dispatches, dispatchSteps } from "@cartage/db/schema/dispatch";
import { and, desc, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { RouteId } from "../../routes/route-inputs.ts";
import type { DispatchState, DispatchStepName } from "../states.ts";

export interface DispatchStepRow {
  step: DispatchStepName;
  state: "done" | "undone";
  /** Epoch ms. */
  movedAt: number;
}

export interface DispatchRow {
  id: string;
  routeId: string;
  state: DispatchState;
  refusal: string | null;
  refusedStep: DispatchStepName | null;
  /** Epoch ms. */
  askedAt: number;
  movedAt: number;
  endedAt: number | null;
  steps: DispatchStepRow[];
}

/** The newest sending of a route, with its steps; null where it was never sent. */
export async function readDispatch(ctx: Context, { routeId }: z.infer<typeof RouteId>): Promise<DispatchRow | null> {
  const { organisationId } = authorise(ctx.actor, "routes.view");
  const [row] = await ctx.session.db
    .select()
    .from(dispatches)
    .where(and(eq(dispatches.organisationId, organisationId), eq(dispatches.routeId, routeId)))
    .orderBy(desc(dispatches.askedAt))
    .limit(1);
  if (!row) return null;
  const steps = await readSteps(ctx, [row.id]);
  return { ...toDispatchRow(row), steps: steps.get(row.id) ?? [] };
}

export async function readSteps(ctx: Context, dispatchIds: string[]): Promise<Map<string, DispatchStepRow[]>> {
  const rows = await ctx.session.db.select().from(dispatchSteps).where(inArray(dispatchSteps.dispatchId, dispatchIds));
  const steps = rows.map(({ dispatchId, step, state, movedAt }) => {
    return { dispatchId, step: { step, state, movedAt: movedAt.getTime() } };
  });
  return new Map(
    [...Map.groupBy(steps, ({ dispatchId }) => dispatchId)].map(([id, all]) => [id, all.map(({ step }) => step)]),
  );
}

export function toDispatchRow(row: typeof dispatches.$inferSelect): Omit<DispatchRow, "steps"> {
  const { id, routeId, state, refusal, refusedStep, askedAt, movedAt, endedAt } = row;
  const times = { askedAt: askedAt.getTime(), movedAt: movedAt.getTime(), endedAt: endedAt?.getTime() ?? null };
  return { id, routeId, state, refusal, refusedStep, ...times };
}
