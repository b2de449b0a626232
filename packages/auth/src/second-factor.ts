import { aboutFactor } from "@cartage/domain/accounts/about-factor";
import type { PasskeyAssertion } from "@cartage/domain/accounts/inputs";
import type { Context, SecretBox } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import type { Database } from "@cartage/domain/run-as";
import type { z } from "zod";
import { beginAttempt, succeedAttempt, tellOfAttempts } from "./back-off.ts";
import { askForPasskey, type Passkey, usePasskey } from "./passkeys.ts";
import { digestOfRecoveryCode } from "./recovery-codes.ts";
import type { RelyingParty } from "./relying-party.ts";
import { stepOfCode } from "./totp.ts";

export interface Shown {
  /** Six digits of an authenticator, or a recovery code. */
  code?: string | undefined;
  passkey?: z.infer<typeof PasskeyAssertion> | undefined;
}

export interface Factors {
  authenticators: { factorId: string; sealed: Uint8Array }[];
  passkeys: Passkey[];
}

type Given = Omit<Context, "actor" | "session">;
type Asked = { userId: string; relyingParty: RelyingParty | null };

/**
 * Asks whoever has a second factor for it; answers whether one was shown. Throws `sign_in.second_factor` while none is,
 * with what passkeys are to sign, and `sign_in.wrong_code`, `sign_in.wrong_passkey` or `sign_in.wait`.
 */
export async function askForSecondFactor(
  database: Database,
  { userId, relyingParty, shown }: Asked & { shown: Shown },
  given: Given,
): Promise<boolean> {
  const factors = await findFactors(database, userId);
  if (factors.authenticators.length + factors.passkeys.length === 0) return false;
  if (!shown.passkey && !shown.code?.trim()) {
    const { authenticator, passkey } = await askedOf(database, { userId, relyingParty, factors }, given.now());
    const about = {
      ...(authenticator && { authenticator: "yes" }),
      ...(passkey && { passkey: JSON.stringify(passkey) }),
    };
    throw new DomainError("sign_in.second_factor", { about });
  }
  await checkShown(database, { userId, relyingParty, factors, shown }, given);
  return true;
}

/** What a person may show: a code of an authenticator, and what their passkeys are to sign; a recovery code always. */
export async function askedOf(
  database: Database,
  { userId, relyingParty, factors }: Asked & { factors: Factors },
  now: Date,
) {
  const { authenticators, passkeys } = factors;
  const mayUsePasskey = relyingParty && passkeys.length > 0;
  return {
    authenticator: authenticators.length > 0,
    passkey: mayUsePasskey ? await askForPasskey(database, { userId, passkeys, relyingParty }, now) : null,
  };
}

/** Checks what was shown. Throws `sign_in.wrong_code`, `sign_in.wrong_passkey` or `sign_in.wait`. */
export async function checkShown(
  database: Database,
  { userId, relyingParty, factors, shown }: Asked & { factors: Factors; shown: Shown },
  given: Given,
): Promise<void> {
  const guessed = { kind: "second_factor", userId } as const;
  await beginAttempt(database, guessed, given.now());
  const { passkey: answer, code = "" } = shown;
  const { authenticators, passkeys } = factors;
  const isRight = answer
    ? relyingParty !== null && (await usePasskey(database, { userId, passkeys, relyingParty, answer }, given))
    : (await useTotp(database, authenticators, code, given)) || (await useRecoveryCode(database, userId, code, given));
  if (isRight) return succeedAttempt(database, guessed);
  await tellOfAttempts(database, guessed, given);
  throw new DomainError(answer ? "sign_in.wrong_passkey" : "sign_in.wrong_code");
}

interface FactorRow {
  factor_id: string;
  kind: "totp" | "passkey";
  sealed: Buffer | null;
  credential_id: Buffer | null;
  public_key: Buffer | null;
  sign_count: string | null;
  transports: string[] | null;
}

export async function findFactors({ sql }: Database, userId: string): Promise<Factors> {
  const factors: Factors = { authenticators: [], passkeys: [] };
  const rows = await sql<FactorRow[]>`select * from find_second_factors(${userId})`;
  for (const { factor_id: factorId, sealed, credential_id, public_key, sign_count, transports } of rows) {
    if (sealed) factors.authenticators.push({ factorId, sealed });
    if (!credential_id || !public_key) continue;
    factors.passkeys.push({
      factorId,
      credentialId: credential_id,
      publicKey: public_key,
      signCount: Number(sign_count),
      transports: transports ?? [],
    });
  }
  return factors;
}

async function useTotp({ sql }: Database, authenticators: Factors["authenticators"], code: string, given: Given) {
  const now = given.now();
  for (const { factorId, sealed } of authenticators) {
    const step = stepOfCode(box(given.secrets).open(sealed, aboutFactor(factorId)), code, now);
    if (step === null) continue;
    const [row] = await sql<{ used: boolean }[]>`select use_totp(${factorId}, ${step}, ${now.toISOString()}) as used`;
    if (row?.used) return true;
  }
  return false;
}

async function useRecoveryCode({ sql }: Database, userId: string, code: string, { now }: Given) {
  const [row] = await sql<{ used: boolean }[]>`
    select use_recovery_code(${userId}, ${digestOfRecoveryCode(code)}, ${now().toISOString()}) as used`;
  return row?.used ?? false;
}

function box(secrets: SecretBox | undefined): SecretBox {
  if (!secrets) throw new Error("A process without ENCRYPTION_KEY cannot check second factors.");
  return secrets;
}
