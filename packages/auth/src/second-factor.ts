import type { SecretBox } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import type { Database } from "@cartage/domain/run-as";
import { digestOfRecoveryCode, stepOfCode } from "./totp.ts";

/** What a factor's secret is sealed about. */
export const aboutFactor = (factorId: string) => `second factor ${factorId}`;

interface Asked {
  userId: string;
  /** Six digits of an authenticator, or a recovery code; undefined when none was given yet. */
  code: string | undefined;
  secrets: SecretBox | undefined;
  now: Date;
}

/**
 * Asks whoever has a second factor for it; answers whether one was shown. Throws `sign_in.second_factor` when a code is
 * needed, and `sign_in.wrong_code` for one that is wrong or was used before.
 */
export async function askForSecondFactor({ sql }: Database, { userId, code, secrets, now }: Asked): Promise<boolean> {
  const factors = await sql<{ factor_id: string; sealed: Buffer; last_step: string }[]>`
    select * from find_second_factors(${userId})`;
  if (factors.length === 0) return false;
  if (code === undefined || code.trim() === "") throw new DomainError("sign_in.second_factor");
  if (!secrets) throw new Error("A process without ENCRYPTION_KEY cannot check second factors.");

  const at = now.toISOString();
  for (const { factor_id: factorId, sealed } of factors) {
    const step = stepOfCode(secrets.open(sealed, aboutFactor(factorId)), code, now);
    if (step === null) continue;
    const [row] = await sql<{ used: boolean }[]>`select use_totp(${factorId}, ${step}, ${at}) as used`;
    if (row?.used) return true;
  }
  const digest = digestOfRecoveryCode(code);
  const [row] = await sql<{ used: boolean }[]>`select use_recovery_code(${userId}, ${digest}, ${at}) as used`;
  if (row?.used) return true;
  throw new DomainError("sign_in.wrong_code");
}
