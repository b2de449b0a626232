import type { Database } from "@cartage/db/client";

/** Calls back when there may be instructions to send, also when notices may have been missed. Stop it before the pool ends. */
export async function watchInstructions({ sql }: Database, onAsked: () => void): Promise<{ stop(): Promise<void> }> {
  const { unlisten } = await sql.listen("instructions", onAsked, onAsked);
  return { stop: unlisten };
}
