import type { Position } from "@cartage/telemetry/position";
import type { Context } from "../../context.ts";
import { noteImport } from "../commands/note-import.ts";
import type { ImportRefusal } from "../import-rules.ts";
import { readImport } from "../queries/read-import.ts";
import type { PositionDays } from "./open-position-days.ts";
import { storeImportBatch } from "./store-import-batch.ts";

/** What a file holds, in the order of time; or why it is none. */
export type ReadFile =
  | {
      format: string;
      positions: Position[];
      leftOut: Record<string, { times: number; firstAt: ImportRefusal["place"] }>;
    }
  | { refusal: ImportRefusal };

export interface ImportOptions {
  importId: string;
  days: PositionDays;
  /** Reads the file, apart from everything else that the process does. */
  read(content: Uint8Array): Promise<ReadFile>;
  batch?: number;
}

/**
 * Reads a file of a device's past and stores its positions batch by batch. Stopped anywhere it reads the file again and goes
 * on behind the last batch that was committed, so that a crash loses nothing and stores nothing twice.
 */
export async function importHistory(
  runAsProcess: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>,
  { importId, days, read, batch = 5_000 }: ImportOptions,
): Promise<void> {
  const found = await runAsProcess((ctx) => readImport(ctx, importId));
  if (!found) return;
  const { device, content, requestedAt } = found;
  const file = await read(content);
  if ("refusal" in file) return runAsProcess((ctx) => noteImport(ctx, { importId, state: "refused", ...file }));

  const { positions, format, leftOut } = file;
  const [first, last] = [positions[0], positions.at(-1)];
  const known = {
    ...{ format, leftOut },
    total: positions.length,
    firstFixTime: first ? new Date(first.fixTime) : null,
    lastFixTime: last ? new Date(last.fixTime) : null,
  };
  await runAsProcess((ctx) => noteImport(ctx, { importId, state: "storing", ...known }));
  for (let from = found.done; from < positions.length; from += batch) {
    const given = {
      importId,
      device,
      positions: positions.slice(from, from + batch),
      from,
      receivedAt: requestedAt,
      days,
    };
    if (!(await runAsProcess((ctx) => storeImportBatch(ctx, given)))) return;
  }
  await runAsProcess((ctx) => noteImport(ctx, { importId, state: "done" }));
}
