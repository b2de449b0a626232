import type { WirePosition } from "@cartage/telemetry/position";

/** A fix of a recording: `t` is in ms since the epoch. */
export type Fix = WirePosition & { t: number };

/** Why an element of a recording is left out. */
export type Flaw = "no_time" | "no_place" | "no_fix" | "unreadable" | "other_device";

/** What a reader makes of a file: fixes in the file's order, and how many elements were left out for which reason. */
export type Reading = { format: string; fixes: Fix[]; flaws: Partial<Record<Flaw, number>> };

/** A file that cannot be replayed; the message is a sentence for the person who named it. */
export class UnreadableRecording extends Error {
  override readonly name = "UnreadableRecording";
}

export function countFlaw(reading: Reading, flaw: Flaw): void {
  reading.flaws[flaw] = (reading.flaws[flaw] ?? 0) + 1;
}
