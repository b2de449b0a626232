import { pipeline } from "node:stream/promises";
import { PositionBatch } from "@cartage/domain/tracking/storing/position-batch";
import { absent, numberColumns } from "@cartage/domain/tracking/storing/position-columns";
import { decodePositions, encodePosition } from "@cartage/telemetry/codec";
import postgres from "postgres";
import { type BenchDevice, positionOf } from "./fleet.ts";

const columns = ["fix_time", ...numberColumns.map(([name]) => name), "ext"];

/** Rows of `positions` as COPY's text format, made beforehand. */
export function copyText(fleet: BenchDevice[], { each, startedAt }: { each: number; startedAt: number }): Uint8Array {
  const batch = new PositionBatch({ since: 0, until: Number.MAX_SAFE_INTEGER });
  for (let n = 0; n < each; n++) {
    for (const device of fleet) {
      const { positions } = decodePositions(Buffer.from(encodePosition(positionOf(device, n, startedAt))));
      for (const position of positions) batch.add(device, position, Date.now());
    }
  }
  const { fixTime, numbers, ext } = batch.columns;
  const rows = [...batch.devices.values()].flatMap((news) =>
    news.rows.map((row) => {
      const cells = numberColumns.map(([name]) => numbers[name][row]);
      const text = cells.map((cell) => (cell === absent ? "\\N" : String(cell)));
      return `${[new Date(Number(fixTime[row])).toISOString(), ...text, ext[row]].join("\t")}\n`;
    }),
  );
  return Buffer.from(rows.join(""));
}

/** Copies the rows in one command, as a superuser: COPY does not work under row-level security. Answers rows a second from its start to its commit. */
export async function copyPositions(databaseUrl: string, text: Uint8Array, rows: number): Promise<number> {
  const sql = postgres(databaseUrl, { max: 1 });
  await sql`select 1`;
  const startedAt = performance.now();
  const into = await sql`copy positions (${sql(columns)}) from stdin`.writable();
  await pipeline(chunksOf(text), into);
  const perS = rows / ((performance.now() - startedAt) / 1_000);
  await sql.end();
  return perS;
}

function* chunksOf(text: Uint8Array, size = 64 * 1024) {
  for (let from = 0; from < text.byteLength; from += size) yield text.subarray(from, from + size);
}
