import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

export interface PasswordStrength {
  /** From 0, guessed at once, to 4, guessed by nobody (zxcvbn, Wheeler 2016). */
  score: 0 | 1 | 2 | 3 | 4;
  /** One of the passwords that everybody tries first. */
  isCommon: boolean;
}

/** What a new password has to reach. */
export const strongEnough = 3;

let estimator: ZxcvbnFactory | undefined;

/** How hard a password is to guess, for somebody who knows a few words about its owner. Some milliseconds. */
export function strengthOf(password: string, about: readonly string[] = []): PasswordStrength {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const { score, sequence } = estimator.check(password, [...about, "cartage"]);
  const [only, ...others] = sequence;
  const isCommon =
    others.length === 0 && only !== undefined && "dictionaryName" in only && only.dictionaryName === "passwords-common";
  return { score, isCommon };
}
