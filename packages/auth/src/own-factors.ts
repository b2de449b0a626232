import { newId } from "@cartage/db/id";
import { aboutFactor } from "@cartage/domain/accounts/about-factor";
import type { Context } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import { audit } from "@cartage/domain/record";
import { type Database, runAs } from "@cartage/domain/run-as";
import { transactionally } from "@cartage/domain/transactionally";
import { assertOwnPassword } from "./own-password.ts";
import { digestsOf, newRecoveryCodes } from "./recovery-codes.ts";
import type { SignedIn } from "./signed-in.ts";
import { tellOfFactor } from "./tell-of-factor.ts";
import { newTotpSecret, stepOfCode, totpUri } from "./totp.ts";

export interface OwnFactor {
  id: string;
  kind: "totp" | "passkey";
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  /** Recovery codes that were not used yet. */
  codesLeft: number;
}

type Given = Omit<Context, "actor" | "session">;

/** The second factors of who is signed in. */
export async function listOwnFactors({ sql }: Database, sessionId: string): Promise<OwnFactor[]> {
  const rows = await sql<
    {
      factor_id: string;
      kind: "totp" | "passkey";
      name: string;
      created_at: string;
      last_used_at: string | null;
      codes_left: number;
    }[]
  >`select * from list_own_factors(${sessionId})`;
  return rows.map((row) => ({
    id: row.factor_id,
    kind: row.kind,
    name: row.name,
    createdAt: new Date(row.created_at),
    lastUsedAt: row.last_used_at === null ? null : new Date(row.last_used_at),
    codesLeft: row.codes_left,
  }));
}

/**
 * Begins to set up an authenticator: its secret, and the address that a QR code shows. It counts when it was confirmed.
 * The password is asked for again. Throws `password.wrong`, `sign_in.wait`.
 */
export async function beginTotp(
  database: Database,
  person: SignedIn,
  { name, password }: { name: string; password: string },
  given: Given,
): Promise<{ factorId: string; secret: string; uri: string }> {
  await assertOwnPassword(database, person, password, given);
  const { sessionId, user } = person;
  const { secrets, now } = given;
  if (!secrets) throw new Error("A process without ENCRYPTION_KEY cannot keep second factors.");
  const factorId = newId();
  const secret = newTotpSecret();
  const sealed = secrets.seal(secret, aboutFactor(factorId));
  await database.sql`select begin_own_factor(${sessionId}, ${factorId}, ${name}, ${sealed}, ${now().toISOString()})`;
  return { factorId, secret, uri: totpUri(secret, user.email) };
}

/** Confirms an authenticator by a code of it; answers recovery codes with the first factor, which are not shown again. */
export async function confirmTotp(
  database: Database,
  { actor, sessionId, user }: SignedIn,
  { factorId, code }: { factorId: string; code: string },
  given: Given,
): Promise<{ factorId: string; recoveryCodes: string[] | null }> {
  const { secrets } = given;
  const [kept] = await database.sql<{ sealed: Buffer | null }[]>`
    select find_own_factor(${sessionId}, ${factorId}) as sealed`;
  if (!kept?.sealed || !secrets) throw new DomainError("not_found");
  const step = stepOfCode(secrets.open(kept.sealed, aboutFactor(factorId)), code, given.now());
  if (step === null) throw new DomainError("sign_in.wrong_code", { fields: { code: { code: "sign_in.wrong_code" } } });
  const recoveryCodes = newRecoveryCodes();
  const areNew = await runAs(database, { ...given, actor }, (ctx) =>
    transactionally(ctx, async (tx) => {
      const now = ctx.now();
      const [row] = await tx.context.session.sql<{ are_new: boolean | null }[]>`
        select confirm_own_factor(${sessionId}, ${factorId}, ${step},
          array(select decode(digest, 'hex') from unnest(${digestsOf(recoveryCodes)}::text[]) as digest),
          ${now.toISOString()}) as are_new`;
      if (!row || row.are_new === null) throw new DomainError("not_found");
      const added = { type: "user.second_factor_added", userId: user.id, occurredAt: now } as const;
      await audit(tx, added, { after: { factorId, kind: "totp" } });
      await tellOfFactor(tx, user, "factor_added");
      return row.are_new;
    }),
  );
  return { factorId, recoveryCodes: areNew ? recoveryCodes : null };
}

/** Takes a second factor away, after the password was asked for again. Throws `password.wrong`, `not_found`. */
export async function removeOwnFactor(
  database: Database,
  person: SignedIn,
  { factorId, password }: { factorId: string; password: string },
  given: Given,
): Promise<void> {
  await assertOwnPassword(database, person, password, given);
  const { actor, sessionId, user } = person;
  await runAs(database, { ...given, actor }, (ctx) =>
    transactionally(ctx, async (tx) => {
      const [row] = await tx.context.session.sql<{ removed: boolean }[]>`
        select remove_own_factor(${sessionId}, ${factorId}) as removed`;
      if (!row?.removed) throw new DomainError("not_found");
      const removed = { type: "user.second_factor_removed", userId: user.id, occurredAt: ctx.now() } as const;
      await audit(tx, removed, { before: { factorId } });
      await tellOfFactor(tx, user, "factor_removed");
    }),
  );
}
