import type { z } from "zod";
import type { FieldProblem } from "../../errors.ts";
import type { OrganisationCapability } from "../../permissions.ts";
import type { Transaction } from "../../transactionally.ts";

/** What a row did, or would do. */
export type RowOutcome = "added" | "changed" | "same" | "faulty";

export interface RowFault extends FieldProblem {
  /** Null: the row as a whole. */
  column: string | null;
}

/** How rows of one kind are read and written. Columns are named as files name them. */
export interface Importer<Schema extends z.ZodType = z.ZodType> {
  needs: OrganisationCapability;
  required: readonly string[];
  optional: readonly string[];
  Row: Schema;
  /** What a row is known by, in files and here: the same again changes that row. */
  keyOf(row: z.infer<Schema>): string;
  /** Writes a row; what it stumbles over is thrown, with fields that `columnOf` names. */
  write(tx: Transaction, organisationId: string, row: z.infer<Schema>): Promise<Exclude<RowOutcome, "faulty">>;
  /** The column of a field that a command may refuse. */
  columnOf: Record<string, string>;
}

/** Keeps a row's type between its schema, its key and its writing. */
export function importer<Schema extends z.ZodType>(given: Importer<Schema>): Importer {
  return given as unknown as Importer;
}
