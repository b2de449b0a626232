import type { WirePosition } from "@cartage/telemetry/position";

type Numbered = WirePosition & { seq: number };

export type Unconfirmed = {
  /** Numbers a position and keeps it; the oldest makes room when the store is full. */
  add(position: WirePosition): Numbered;
  /** The next positions to send, at most so many, without marking them. */
  peek(count: number): Numbered[];
  markSent(count: number): void;
  /** Forgets what is stored up to that number; true when that brought something new. */
  confirm(through: number): boolean;
  /** Sends again from the oldest that is not confirmed. */
  rewind(): void;
  /** The lowest number that is kept, or the next one: nothing below it will be sent. */
  readonly holdsFrom: number;
  readonly counts: { kept: number; waiting: number; unanswered: number; dropped: number; confirmed: number };
};

/** Freed slots are cut off in steps, so that confirming one position does not move thousands. */
const CUT_AT = 1_024;

/** A device's memory: positions with consecutive numbers, from the oldest that is not confirmed to the newest. */
export function createUnconfirmed(firstSeq: number, capacity: number): Unconfirmed {
  let slots: Numbered[] = [];
  let slotsBegin = firstSeq;
  let oldest = firstSeq;
  let next = firstSeq;
  let end = firstSeq;
  let sentThrough = firstSeq - 1;
  let dropped = 0;

  function forgetBefore(seq: number): void {
    oldest = seq;
    next = Math.max(next, oldest);
    if (oldest - slotsBegin < CUT_AT && oldest < end) return;
    slots = slots.slice(oldest - slotsBegin);
    slotsBegin = oldest;
  }

  return {
    add(position) {
      if (end - oldest >= capacity) {
        dropped += 1;
        forgetBefore(oldest + 1);
      }
      const numbered = { ...position, seq: end };
      slots.push(numbered);
      end += 1;
      return numbered;
    },
    peek: (count) => slots.slice(next - slotsBegin, next - slotsBegin + count),
    markSent(count) {
      next = Math.min(end, next + count);
      sentThrough = Math.max(sentThrough, next - 1);
    },
    confirm(through) {
      const known = Math.min(through, sentThrough);
      if (known < oldest) return false;
      forgetBefore(known + 1);
      return true;
    },
    rewind() {
      next = oldest;
    },
    get holdsFrom() {
      return oldest;
    },
    get counts() {
      return {
        kept: end - oldest,
        waiting: end - next,
        unanswered: next - oldest,
        dropped,
        confirmed: oldest - firstSeq - dropped,
      };
    },
  };
}
