import { dispatches, dispatchSteps } from "@cartage/db/schema/dispatch";
import { eq } from "drizzle-orm";
import type { Actor } from "../../actor.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { holdRoute } from "../../routes/hold-route.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import { type DispatchStepName, nextStep } from "../states.ts";
import { fix } from "../steps/fix.ts";
import { instruct } from "../steps/instruct.ts";
import { reserve } from "../steps/reserve.ts";
import type { DispatchStep } from "../steps/step.ts";
import { tell } from "../steps/tell.ts";

const steps: Record<DispatchStepName, DispatchStep> = { reserve, fix, instruct, tell };

type Dispatch = typeof dispatches.$inferSelect;

/**
 * Sends a route out, or takes back what was done of it, step by step. Each step commits with its mark, so that a process that
 * dies between any two, or within one, leaves it to the next to go on from there. Again it changes nothing. Rejects where a
 * step failed for no reason of its own, and may be called again then.
 */
export async function runDispatch(
  runAsProcess: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>,
  dispatchId: string,
): Promise<void> {
  for (let more = true; more; ) {
    more = await runAsProcess((ctx) => advance(ctx, dispatchId)).catch(async (error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      await runAsProcess((ctx) => turnBack(ctx, dispatchId, error));
      return true;
    });
  }
}

/** A step's own no, told apart from a database that is away. */
class Refusal extends Error {
  readonly step: DispatchStepName;
  readonly code: string;

  constructor(step: DispatchStepName, cause: DomainError) {
    super(`The step ${step} was refused: ${cause.code}`, { cause });
    this.step = step;
    this.code = cause.code;
  }
}

/** Takes the next step, forwards or back; answers whether there was one. */
async function advance(ctx: Context, dispatchId: string): Promise<boolean> {
  return transactionally(ctx, async (outer) => {
    const dispatch = await holdDispatch(outer, dispatchId);
    if (!dispatch) return false;
    const tx = inNameOf(outer, dispatch);
    const rows = await tx.select().from(dispatchSteps).where(eq(dispatchSteps.dispatchId, dispatchId));
    const name = nextStep(dispatch.state, Object.fromEntries(rows.map(({ step, state }) => [step, state])));
    if (!name) {
      await end(tx, dispatch);
      return false;
    }
    const route = await holdRoute(tx, dispatch.organisationId, { routeId: dispatch.routeId });
    const movedAt = ctx.now();
    const of = { dispatchId, organisationId: dispatch.organisationId, step: name, movedAt };
    if (dispatch.state === "running") {
      const detail = await steps[name].take(tx, { dispatch, route }).catch((error: unknown): never => {
        throw error instanceof DomainError ? new Refusal(name, error) : error;
      });
      await tx.insert(dispatchSteps).values({ ...of, state: "done", detail });
    } else {
      const detail = rows.find(({ step }) => step === name)?.detail ?? {};
      await steps[name].undo(tx, { dispatch, route, detail });
      const isIt = dispatchSteps.dispatchId;
      await tx
        .insert(dispatchSteps)
        .values({ ...of, state: "undone" })
        .onConflictDoUpdate({ target: [isIt, dispatchSteps.step], set: { state: "undone", movedAt } });
    }
    await tx.update(dispatches).set({ movedAt }).where(eq(dispatches.id, dispatchId));
    return true;
  });
}

/** A dispatch that is under way, held; null when it is over. */
async function holdDispatch(tx: Transaction, dispatchId: string): Promise<Dispatch | null> {
  const [dispatch] = await tx.select().from(dispatches).where(eq(dispatches.id, dispatchId)).for("update");
  return dispatch && dispatch.endedAt === null ? dispatch : null;
}

async function turnBack(ctx: Context, dispatchId: string, { step, code }: Refusal): Promise<void> {
  await transactionally(ctx, async (tx) => {
    const dispatch = await holdDispatch(tx, dispatchId);
    if (dispatch?.state !== "running") return;
    const given = { state: "undoing" as const, refusal: code, refusedStep: step, movedAt: ctx.now() };
    await tx
      .update(dispatches)
      .set({ ...given, version: dispatch.version + 1 })
      .where(eq(dispatches.id, dispatchId));
  });
}

async function end(tx: Transaction, dispatch: Dispatch): Promise<void> {
  const endedAt = tx.context.now();
  const state = dispatch.state === "running" ? ("done" as const) : ("undone" as const);
  const version = dispatch.version + 1;
  await tx.update(dispatches).set({ state, endedAt, movedAt: endedAt, version }).where(eq(dispatches.id, dispatch.id));
  const { id: dispatchId, routeId, refusal } = dispatch;
  await record(
    tx,
    { type: `dispatch.${state}`, dispatchId, routeId, version, occurredAt: endedAt },
    refusal ? { after: { refusal } } : {},
  );
}

/** The transaction, in the name of whoever asked for the dispatch: the trail and the orders' logs name them. */
function inNameOf(tx: Transaction, dispatch: Dispatch): Transaction {
  const { organisationId, askedBy: id, askedByKind: kind, behindId } = dispatch;
  const actor: Actor = {
    kind,
    id,
    organisationId,
    behindId,
    role: null,
    sessionId: null,
    capabilities: ["routes.edit"],
  };
  const context = { ...tx.context, actor };
  return Object.assign(Object.create(Object.getPrototypeOf(tx)), { context });
}
