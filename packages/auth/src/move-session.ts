import type { Context } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import { audit } from "@cartage/domain/record";
import { type Database, runAs } from "@cartage/domain/run-as";
import { transactionally } from "@cartage/domain/transactionally";
import type { SignedIn } from "./signed-in.ts";

/** Lets a person go on in another of their organisations, or in none. Throws `not_found` where they do not belong. */
export async function moveSession(
  database: Database,
  { actor, sessionId, user }: SignedIn,
  organisationId: string | null,
  given: Omit<Context, "actor" | "session">,
): Promise<void> {
  await runAs(database, { ...given, actor }, (ctx) =>
    transactionally(ctx, async (tx) => {
      const { sql } = tx.context.session;
      const [row] = await sql<{ moved: boolean }[]>`select move_session(${sessionId}, ${organisationId}) as moved`;
      if (!row?.moved) throw new DomainError("not_found");
      const moved = { type: "session.moved", sessionId, userId: user.id, occurredAt: ctx.now() } as const;
      await audit(tx, moved, { before: { organisationId: actor.organisationId }, after: { organisationId } });
    }),
  );
}
