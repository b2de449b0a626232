/** The best place found so far for an order, and what the search for it must know. One is reused for all. */
export class Place {
  /** -1 while none is found. */
  vehicle = -1;
  /** What it adds, in metres; only cheaper places are taken. */
  cost = Number.POSITIVE_INFINITY;
  /** The node that the first stop comes after, and how many breaks of that way stay before it. */
  after = -1;
  breaksBefore = 0;
  /** The same for the delivery of a pair; it may come right after its own pick-up. */
  secondAfter = -1;
  secondBreaksBefore = 0;

  /** So many more places are looked at until one is overlooked. */
  blinkIn = Number.MAX_SAFE_INTEGER;

  begin(): void {
    this.vehicle = -1;
    this.cost = Number.POSITIVE_INFINITY;
  }
}
