/** From one time to another, epoch ms; `until` is not in it. */
export interface Span {
  from: number;
  until: number;
}

export type TripLabel = "private" | "business";

/** What somebody said of a stretch of time; null takes away what was said before. */
export interface LabelledSpan extends Span {
  label: TripLabel | null;
  /** Said while the trip went on: then `until` is when it was said, not the trip's end. */
  wasUnderWay?: boolean;
}

/** What two spans have in common, ms; 0 when nothing. */
export const overlapMs = (a: Span, b: Span): number =>
  Math.max(0, Math.min(a.until, b.until) - Math.max(a.from, b.from));

/**
 * The newest label over a trip's middle: so it stays with the trip when late data moves its ends. One that was said while
 * the trip went on bears on the trip that it was said in. Oldest label first.
 */
export function labelOf(trip: Span, labels: readonly LabelledSpan[]): TripLabel | null {
  const bears = (label: LabelledSpan) =>
    isAround(label, middleOf(trip)) || (label.wasUnderWay === true && isAround(trip, middleOf(label)));
  return labels.findLast(bears)?.label ?? null;
}

const middleOf = ({ from, until }: Span) => (from + until) / 2;
const isAround = ({ from, until }: Span, at: number) => from <= at && at <= until;

/**
 * When a vehicle was on private business: its private trips, with the halts between two of them, and what was called
 * private though no trip is there now. In order, apart from one another.
 */
export function privateSpansOf(trips: readonly Span[], labels: readonly LabelledSpan[]): Span[] {
  const spans: Span[] = [];
  let joinable: Span | null = null;
  for (const trip of trips.toSorted((a, b) => a.from - b.from)) {
    if (labelOf(trip, labels) !== "private") {
      joinable = null;
      continue;
    }
    if (joinable) {
      joinable.until = Math.max(joinable.until, trip.until);
    } else {
      joinable = { from: trip.from, until: trip.until };
      spans.push(joinable);
    }
  }
  const said = labels.filter((label) => label.label === "private" && labelOf(label, labels) === "private");
  return merged([...spans, ...said.map(({ from, until }) => ({ from, until }))]);
}

/** Spans in order, those that touch as one. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && span.from <= last.until) last.until = Math.max(last.until, span.until);
    else result.push({ ...span });
  }
  return result;
}

/** What is left of a span without others, which are in order and apart. */
export function without({ from, until }: Span, others: readonly Span[]): Span[] {
  const left: Span[] = [];
  let start = from;
  for (const other of others) {
    if (other.until <= start || other.from >= until) continue;
    if (other.from > start) left.push({ from: start, until: other.from });
    start = Math.max(start, other.until);
  }
  if (start < until) left.push({ from: start, until });
  return left;
}

/** Whether a moment lies in one of the spans, their ends included: where a private trip ends is private too. */
export const isWithin = (spans: readonly Span[], at: number): boolean =>
  spans.some(({ from, until }) => from <= at && at <= until);
