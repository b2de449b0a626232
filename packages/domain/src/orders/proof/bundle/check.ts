/** What the verifier looks at. */
export type CheckCode =
  | "container"
  | "files"
  | "readme"
  | "proof_form"
  | "content"
  | "distance"
  | "seal_form"
  | "proof_sealed"
  | "key"
  | "seal_signature"
  | "order_chain"
  | "checkpoint_form"
  | "checkpoint_signature"
  | "organisation_chain"
  | "key_published";

/** `unchecked`: what it would be checked against is missing or wrong itself, which another check says. */
export type Outcome = "holds" | "fails" | "unchecked";

export interface Check {
  code: CheckCode;
  outcome: Outcome;
  /** What was looked at; when it fails, where the fault lies: in the file, or in one of several that do not fit. */
  pieces: string[];
}

/** A check that needs something: unchecked without it. */
export function check(code: CheckCode, pieces: string[], holds: boolean | null): Check {
  return { code, pieces, outcome: holds === null ? "unchecked" : holds ? "holds" : "fails" };
}
