import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { type SessionStart, startSession } from "../session-start.ts";

/** Starts the sign-in of a person whom `packages/auth` has recognised. */
export async function signIn(ctx: Context, given: SessionStart): Promise<{ sessionId: string }> {
  return transactionally(ctx, async (tx) => ({ sessionId: await startSession(tx, given) }));
}
