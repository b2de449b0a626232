/** The best place found so far for an order. One is reused for all. */
export class Place {
  vehicle = -1;
  /** What it adds, in metres; only cheaper places are taken. */
  cost = Number.POSITIVE_INFINITY;
  /** The node that the first stop comes after, and how many breaks of that way stay before it. */
  after = -1;
  breaksBefore = 0;
  /** The same for the delivery of a pair; it may come right after its own pick-up. */
  secondAfter = -1;
  secondBreaksBefore = 0;
}
