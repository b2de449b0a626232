import { parentPort, workerData } from "node:worker_threads";
import { readRecording } from "@cartage/recordings/read-recording";
import { type Flaw, type Place, UnreadableRecording } from "@cartage/recordings/recording";
import type { Counts } from "@cartage/telemetry/counts";
import { readPosition } from "@cartage/telemetry/element";
import type { Position } from "@cartage/telemetry/position";
import { isRefusal } from "@cartage/telemetry/refusal";

/** What the thread tells of a file: its positions in pieces, then what it was. */
export type ThreadMessage =
  | { positions: Position[] }
  | { end: { format: string; leftOut: Partial<Record<Flaw, { times: number; firstAt: Place | null }>> } }
  | { refusal: { reason: string; place: Place | null; found: string | null } };

const piece = 5_000;
const tell = (message: ThreadMessage) => parentPort?.postMessage(message);

function read(content: Uint8Array): void {
  const { format, fixes, flaws, firstFlawAt } = readRecording(content);
  const leftOut: Partial<Record<Flaw, { times: number; firstAt: Place | null }>> = {};
  for (const [flaw, times] of Object.entries(flaws) as [Flaw, number][])
    leftOut[flaw] = { times, firstAt: firstFlawAt[flaw] ?? null };
  const counts: Counts = {};
  let positions: Position[] = [];
  for (const [index, fix] of fixes.entries()) {
    const position = readPosition(fix, index, counts);
    if (isRefusal(position))
      leftOut.unreadable = { firstAt: null, ...leftOut.unreadable, times: (leftOut.unreadable?.times ?? 0) + 1 };
    else positions.push(position);
    if (positions.length === piece) {
      tell({ positions });
      positions = [];
    }
  }
  tell({ positions });
  tell({ end: { format, leftOut } });
}

try {
  read(workerData as Uint8Array);
} catch (error) {
  if (!(error instanceof UnreadableRecording)) throw error;
  const { reason, place, found } = error;
  tell({ refusal: { reason, place, found } });
}
