import type { Context } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import { audit } from "@cartage/domain/record";
import { type Database, runAs } from "@cartage/domain/run-as";
import { transactionally } from "@cartage/domain/transactionally";
import type { RelyingParty } from "./relying-party.ts";
import { askedOf, checkShown, findFactors, type Shown } from "./second-factor.ts";
import type { SignedIn } from "./signed-in.ts";

/** What a sign-in that owes a second factor may show. Throws `not_found` for a person who has none. */
export async function askSignedIn(database: Database, { user }: SignedIn, relyingParty: RelyingParty, now: Date) {
  return askedOf(database, { userId: user.id, relyingParty, factors: await factorsOf(database, user.id) }, now);
}

/** Lets a sign-in go on that owes a second factor. Throws as `checkShown`, and `not_found` for a person who has none. */
export async function showFactor(
  database: Database,
  { actor, sessionId, user }: SignedIn,
  { relyingParty, ...shown }: Shown & { relyingParty: RelyingParty },
  given: Omit<Context, "actor" | "session">,
): Promise<void> {
  const factors = await factorsOf(database, user.id);
  await checkShown(database, { userId: user.id, relyingParty, factors, shown }, given);
  await runAs(database, { ...given, actor }, (ctx) =>
    transactionally(ctx, async (tx) => {
      const now = ctx.now();
      await tx.context.session.sql`select note_second_factor(${sessionId}, ${now.toISOString()})`;
      await audit(tx, { type: "session.factor_shown", sessionId, userId: user.id, occurredAt: now });
    }),
  );
}

async function factorsOf(database: Database, userId: string) {
  const factors = await findFactors(database, userId);
  if (factors.authenticators.length + factors.passkeys.length === 0) throw new DomainError("not_found");
  return factors;
}
