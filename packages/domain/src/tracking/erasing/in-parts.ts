import type { Session } from "@cartage/db/session";
import type { Context } from "../../context.ts";

/** Rows a statement: each commits by itself with its count, so that a crash loses no progress and nobody waits long. */
export const atOnce = 5_000;

/** Does a part at a time, each in a transaction of its own, until one answers that it was less than a whole one. */
export async function inParts({ session }: Context, part: (session: Session) => Promise<number>): Promise<void> {
  while ((await session.transaction(part)) === atOnce);
}
