import type { Database } from "@cartage/db/client";
import { type Session, withConnection } from "@cartage/db/session";

/** One transaction on one snapshot (repeatable read); again when another process was quicker. */
export async function inSnapshot<T>(database: Database, work: (session: Session) => Promise<T>): Promise<T> {
  return withConnection(database, async (session) => {
    for (;;) {
      try {
        return await session.transaction(work, { onOneSnapshot: true });
      } catch (error) {
        if (!isOvertaken(error)) throw error;
      }
    }
  });
}

const isOvertaken = (error: unknown) => error instanceof Error && "code" in error && error.code === "40001";
