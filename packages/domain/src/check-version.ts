import { DomainError } from "./errors.ts";

/** What the sentence of `changed_meanwhile` names, and what else the caller is told of it. */
export interface AboutChange extends Record<string, string> {
  subject: "order" | "route" | "rule" | "other";
}

/** Throws `changed_meanwhile` when a change was made from another version than the row's: one of two at once wins. */
export function checkVersion(
  { version }: { version: number },
  basedOn: number | undefined,
  about: AboutChange = { subject: "other" },
): void {
  if (basedOn !== undefined && basedOn !== version) throw new DomainError("changed_meanwhile", { about });
}
