import type { WirePosition } from "@cartage/telemetry/position";

/** A fix of a recording: `t` is in ms since the epoch. */
export type Fix = WirePosition & { t: number };

/** Why an element of a recording is left out. */
export type Flaw = "no_time" | "no_place" | "no_fix" | "unreadable" | "other_device";

/** Where in a file something is: a line from 1, or an element (a point, an entry of a list) from 1. */
export type Place = { line: number; column?: number } | { element: number };

/** What a reader makes of a file: fixes in the file's order, how many elements were left out for which reason, and where first. */
export type Reading = {
  format: string;
  fixes: Fix[];
  flaws: Partial<Record<Flaw, number>>;
  firstFlawAt: Partial<Record<Flaw, Place>>;
};

export type UnreadableReason =
  | "empty"
  | "binary"
  | "broken_xml"
  | "other_xml"
  | "broken_json"
  | "other_json"
  | "no_columns"
  | "nothing_in_it"
  | Flaw;

/** A file that cannot be read as a recording; the message is a sentence for the person who named it. */
export class UnreadableRecording extends Error {
  override readonly name = "UnreadableRecording";
  readonly reason: UnreadableReason;
  /** Null when the file as a whole is meant. */
  readonly place: Place | null;
  /** What stands there instead of what was expected; null when the reason says all. */
  readonly found: string | null;

  constructor(
    reason: UnreadableReason,
    sentence: string,
    { place = null, found = null }: { place?: Place | null; found?: string | null } = {},
  ) {
    super(sentence);
    this.reason = reason;
    this.place = place;
    this.found = found;
  }
}

export function startReading(format: string): Reading {
  return { format, fixes: [], flaws: {}, firstFlawAt: {} };
}

/** Takes in what was read of one element. */
export function take(reading: Reading, read: Fix | Flaw, place: Place): void {
  if (typeof read !== "string") {
    reading.fixes.push(read);
    return;
  }
  reading.flaws[read] = (reading.flaws[read] ?? 0) + 1;
  reading.firstFlawAt[read] ??= place;
}
