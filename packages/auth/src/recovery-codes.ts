import { createHash, randomBytes } from "node:crypto";
import type { Context } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import { audit } from "@cartage/domain/record";
import { type Database, runAs } from "@cartage/domain/run-as";
import { transactionally } from "@cartage/domain/transactionally";
import { assertOwnPassword } from "./own-password.ts";
import type { SignedIn } from "./signed-in.ts";

const recoveryCodeCount = 10;

/** Codes for when a factor is lost, each good once: 50 random bits, without letters that look like digits. */
export function newRecoveryCodes(): string[] {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789".slice(0, 32);
  const code = () => Array.from(randomBytes(10), (byte) => letters[byte % letters.length]).join("");
  return Array.from({ length: recoveryCodeCount }, () => code().replace(/(.{5})/, "$1-"));
}

/** What a recovery code is found by, however it was typed. */
export function digestOfRecoveryCode(code: string): Buffer {
  return createHash("sha256")
    .update(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ""))
    .digest();
}

/** As hexadecimal, which a list of them crosses to Postgres as. */
export const digestsOf = (codes: readonly string[]) => codes.map((code) => digestOfRecoveryCode(code).toString("hex"));

/** New codes instead of those that are left, for who knows the password. Throws `not_found` for who has no factor. */
export async function renewRecoveryCodes(
  database: Database,
  person: SignedIn,
  { password }: { password: string },
  given: Omit<Context, "actor" | "session">,
): Promise<{ recoveryCodes: string[] }> {
  await assertOwnPassword(database, person, password, given);
  const { actor, sessionId, user } = person;
  const recoveryCodes = newRecoveryCodes();
  await runAs(database, { ...given, actor }, (ctx) =>
    transactionally(ctx, async (tx) => {
      const [row] = await tx.context.session.sql<{ renewed: boolean }[]>`
        select renew_own_codes(${sessionId},
          array(select decode(digest, 'hex') from unnest(${digestsOf(recoveryCodes)}::text[]) as digest)) as renewed`;
      if (!row?.renewed) throw new DomainError("not_found");
      await audit(tx, { type: "user.recovery_codes_renewed", userId: user.id, occurredAt: ctx.now() });
    }),
  );
  return { recoveryCodes };
}
