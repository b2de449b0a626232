import { DomainError, type FieldProblem } from "../errors.ts";
import type { Transaction } from "../transactionally.ts";
import { readHeaviestG } from "./read-heaviest.ts";
import { tooHeavyLines } from "./rules.ts";

/** What is wrong with a piece that no vehicle can carry. */
export function tooHeavy(heaviestG: number): FieldProblem {
  return { code: "too_heavy", values: { maximum: heaviestG / 1_000 } };
}

/** Refuses pieces that no vehicle can carry, beside their weights. `path` is where the items stand in the input. */
export async function refuseTooHeavy(
  tx: Transaction,
  organisationId: string,
  { items, path = "items" }: { items: readonly { weightG: number }[]; path?: string },
): Promise<void> {
  const heaviestG = await readHeaviestG(tx.context, organisationId);
  const lines = tooHeavyLines(items, heaviestG);
  if (heaviestG === null || lines.length === 0) return;
  const fields = Object.fromEntries(lines.map((at) => [`${path}.${at}.weightG`, tooHeavy(heaviestG)]));
  throw new DomainError("input.invalid", { fields });
}
