import { sql } from "drizzle-orm";
import { DomainError } from "../../errors.ts";
import { fieldProblem } from "../../field-problem.ts";
import { sheetOfText } from "../../tables/read-sheet.ts";
import { readTable, type TableRow } from "../../tables/read-table.ts";
import type { Transaction } from "../../transactionally.ts";
import type { Importer, RowFault, RowOutcome } from "./importer.ts";

export interface ImportedRow {
  row: number;
  /** What it is known by; empty where that cannot be read. */
  key: string;
  outcome: RowOutcome;
  faults: RowFault[];
}

export interface ImportReport {
  rows: ImportedRow[];
  missingColumns: string[];
  unknownColumns: string[];
  counts: Record<RowOutcome, number>;
}

const MOST_ROWS = 2_000;

/**
 * Writes the rows of a file one after the other, each behind a savepoint: a faulty one leaves nothing, and says what is
 * wrong with which column. A row may rely on those before it. Throws `network_import.too_many`.
 */
export async function runImport(
  tx: Transaction,
  organisationId: string,
  importer: Importer,
  text: string,
): Promise<ImportReport> {
  const { rows, missingColumns, unknownColumns } = readTable(sheetOfText(text), importer);
  if (rows.length > MOST_ROWS) throw new DomainError("network_import.too_many");
  const counts = { added: 0, changed: 0, same: 0, faulty: 0 };
  const report: ImportReport = { rows: [], missingColumns, unknownColumns, counts };
  if (missingColumns.length > 0) return report;
  const rowOfKey = new Map<string, number>();
  for (const row of rows) {
    const imported = await importRow(tx, organisationId, importer, { ...row, rowOfKey });
    report.rows.push(imported);
    counts[imported.outcome]++;
  }
  return report;
}

interface RowOfFile extends TableRow {
  /** Where each key was met before. */
  rowOfKey: Map<string, number>;
}

async function importRow(
  tx: Transaction,
  organisationId: string,
  importer: Importer,
  { row, cells, rowOfKey }: RowOfFile,
): Promise<ImportedRow> {
  const faulty = (key: string, faults: RowFault[]): ImportedRow => ({ row, key, outcome: "faulty", faults });
  const { data, error } = importer.Row.safeParse(cells, { reportInput: true });
  if (error) {
    const faults = error.issues.map((issue) => ({ column: String(issue.path[0] ?? ""), ...fieldProblem(issue) }));
    const isFirst = ({ column }: RowFault, at: number) => faults.findIndex((other) => other.column === column) === at;
    return faulty(
      "",
      faults.filter(isFirst).map((fault) => ({ ...fault, column: fault.column || null })),
    );
  }
  const key = importer.keyOf(data);
  const before = rowOfKey.get(key);
  if (before !== undefined) return faulty(key, [{ column: null, code: "repeated_in_file", values: { row: before } }]);
  rowOfKey.set(key, row);
  // sent together with what follows, without waiting for the answers
  const saved = Promise.resolve(tx.execute(sql`savepoint import_row`));
  try {
    const [, outcome] = await Promise.all([saved, importer.write(tx, organisationId, data)]);
    await tx.execute(sql`release savepoint import_row`);
    return { row, key, outcome, faults: [] };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await tx.execute(sql`rollback to savepoint import_row`);
    return faulty(key, faultsOf(error, importer));
  }
}

function faultsOf({ code, fields }: DomainError, { columnOf }: Importer): RowFault[] {
  const faults = Object.entries(fields).map(([field, problem]) => ({ column: columnOf[field] ?? field, ...problem }));
  return faults.length > 0 ? faults : [{ column: null, code }];
}
