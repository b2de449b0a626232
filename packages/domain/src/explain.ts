import { violatedConstraint } from "@cartage/db/constraint";
import { DomainError, type DomainErrorCode } from "./errors.ts";

/** What a constraint's refusal means to the caller: a code, the field that the form marks, what the sentence names. */
type Explanations = Record<
  string,
  DomainErrorCode | { code: DomainErrorCode; field?: string; about?: Record<string, string> }
>;

/** Turns the refusal of a named constraint into its error code; to be given to `catch`. Other errors pass unchanged. */
export function explain(explanations: Explanations): (error: unknown) => never {
  return (error) => {
    const constraint = violatedConstraint(error);
    const explanation = constraint === null ? undefined : explanations[constraint];
    if (explanation === undefined) throw error;
    if (typeof explanation === "string") throw new DomainError(explanation, { cause: error });
    const { code, field, about = {} } = explanation;
    throw new DomainError(code, { fields: field === undefined ? {} : { [field]: { code } }, about, cause: error });
  };
}
