import { createHash } from "node:crypto";
import type { Log } from "@cartage/domain/context";
import { DomainError, type FieldCode } from "@cartage/domain/errors";
import { strengthOf, strongEnough } from "./password-strength.ts";

/** Refuses a password that somebody would guess. Throws `input.invalid` for the field `password`. */
export type CheckNewPassword = (password: string, about: readonly string[]) => Promise<void>;

export interface NewPasswordOptions {
  /** A range API as haveibeenpwned.com's: answers the digests that begin as asked. Null asks nobody. */
  breachUrl: string | null;
  log?: Log | undefined;
  timeoutMs?: number;
}

/**
 * The rules for new passwords: none of the common ones, none that is guessed in days, and, where a range API is
 * configured, none that was found in a breach. The API learns five characters of a digest; while it is away, it is left out.
 */
export function createPasswordCheck({ breachUrl, log, timeoutMs = 2_000 }: NewPasswordOptions): CheckNewPassword {
  return async (password, about) => {
    const { score, isCommon } = strengthOf(password, about);
    if (isCommon) refuse("password_common");
    if (score < strongEnough) refuse("password_weak");
    if (breachUrl !== null && (await isBreached(breachUrl, password))) refuse("password_breached");
  };

  async function isBreached(url: string, password: string): Promise<boolean> {
    const digest = createHash("sha1").update(password).digest("hex").toUpperCase();
    try {
      const answer = await fetch(new URL(digest.slice(0, 5), url), {
        headers: { "add-padding": "true" },
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!answer.ok) throw new Error(`It answered ${answer.status}.`);
      const rest = digest.slice(5);
      // padding has a count of 0
      return (await answer.text()).split(/\r?\n/).some((line) => line.startsWith(`${rest}:`) && !line.endsWith(":0"));
    } catch (err) {
      log?.warn({ err }, "the range API of breached passwords could not be asked");
      return false;
    }
  }
}

function refuse(code: FieldCode): never {
  throw new DomainError("input.invalid", { fields: { password: { code } } });
}
