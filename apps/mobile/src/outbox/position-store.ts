import type { WirePosition } from "@cartage/telemetry/position";

/** A position under the number that the phone gave it. */
export type NumberedPosition = WirePosition & { t: number; seq: number };

/** What the phone records: a fix with its time in ms since the epoch, not numbered yet. */
export type RecordedPosition = Omit<NumberedPosition, "seq">;

export type Waiting = {
  count: number;
  /** Fix time of the oldest, ms since the epoch; null when nothing waits. */
  oldestAt: number | null;
  /** Number of the newest; 0 when nothing waits. */
  newestSeq: number;
};

/**
 * The phone's own store of one device's positions. A position is in it from the moment `append` has settled until
 * `removeThrough` names it, whatever happens to the process in between. Numbers start at 1, rise by one, and are
 * never given twice, not even once the store has been emptied.
 */
export type PositionStore = {
  /** Keeps a position and gives its number, in one durable step. */
  append(position: RecordedPosition): Promise<number>;
  /** Up to `limit` positions numbered above `after`, oldest first. */
  readAfter(after: number, limit: number): Promise<NumberedPosition[]>;
  /** Forgets positions up to and including this number: only after they are confirmed stored. */
  removeThrough(seq: number): Promise<void>;
  waiting(): Promise<Waiting>;
  close(): Promise<void>;
};
