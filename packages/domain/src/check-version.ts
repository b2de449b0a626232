import { DomainError } from "./errors.ts";

/** Throws `changed_meanwhile` when a change was made from another version than the row's. */
export function checkVersion({ version }: { version: number }, basedOn: number | undefined): void {
  if (basedOn !== undefined && basedOn !== version) throw new DomainError("changed_meanwhile");
}
