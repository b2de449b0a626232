import type { dispatches } from "@cartage/db/schema/dispatch";
import type { RouteRow } from "../../routes/hold-route.ts";
import type { Transaction } from "../../transactionally.ts";

export interface StepInput {
  dispatch: typeof dispatches.$inferSelect;
  /** Held. */
  route: RouteRow;
}

/**
 * One step and its way back. Both run in a transaction that also marks the step, so that each is done once however often the
 * process dies; a `DomainError` is a refusal, and undoes the steps before.
 */
export interface DispatchStep {
  /** Answers what it did, for its way back and for those who look. */
  take(tx: Transaction, input: StepInput): Promise<Record<string, unknown>>;
  undo(tx: Transaction, input: StepInput & { detail: Record<string, unknown> }): Promise<void>;
}
