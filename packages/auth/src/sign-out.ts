import { audit } from "@cartage/domain/record";
import { type Database, runAs } from "@cartage/domain/run-as";
import { transactionally } from "@cartage/domain/transactionally";
import type { SignInOptions } from "./sign-in-with-password.ts";
import { endSession, findSignedIn } from "./signed-in.ts";

/** Ends a sign-in as the person whose it is; its streams and a phone's device end with it. Again is harmless. */
export async function signOut(database: Database, sessionId: string, options: SignInOptions): Promise<void> {
  const person = await findSignedIn(database, sessionId);
  if (!person) {
    // one that does not hold now, as in a suspended organisation, must not hold again later
    await endSession(database, sessionId);
    return;
  }
  await runAs(database, { ...options, actor: person.actor }, (ctx) =>
    transactionally(ctx, async (tx) => {
      const { sql } = tx.context.session;
      const [row] = await sql<{ ended: boolean }[]>`select end_session(${sessionId}) as ended`;
      const { id: userId } = person.user;
      if (row?.ended) await audit(tx, { type: "session.ended", sessionId, userId, occurredAt: ctx.now() });
    }),
  );
}
