/** A heap of items under costs: the cheapest comes first, in O(log n) (Williams 1964). Equal costs come in no order. */
export class BinaryHeap<Item> {
  private readonly costs: number[] = [];
  private readonly items: Item[] = [];

  push(item: Item, cost: number): void {
    let at = this.items.length;
    this.items.push(item);
    this.costs.push(cost);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.costAt(parent) <= cost) break;
      this.swap(at, parent);
      at = parent;
    }
  }

  /** The cheapest with its cost, which leaves the heap; null when it is empty. */
  pop(): { item: Item; cost: number } | null {
    const [item, cost] = [this.items[0], this.costs[0]];
    const [lastItem, lastCost] = [this.items.pop(), this.costs.pop()];
    if (cost === undefined || lastCost === undefined) return null;
    if (this.items.length === 0) return { item: lastItem as Item, cost: lastCost };
    this.items[0] = lastItem as Item;
    this.costs[0] = lastCost;
    this.sink();
    return { item: item as Item, cost };
  }

  private sink(): void {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const cheaper = this.costAt(left + 1) < this.costAt(left) ? left + 1 : left;
      if (this.costAt(cheaper) >= this.costAt(at)) return;
      this.swap(at, cheaper);
      at = cheaper;
    }
  }

  private costAt(at: number): number {
    return this.costs[at] ?? Number.POSITIVE_INFINITY;
  }

  private swap(one: number, other: number): void {
    [this.items[one], this.items[other]] = [this.items[other] as Item, this.items[one] as Item];
    [this.costs[one], this.costs[other]] = [this.costAt(other), this.costAt(one)];
  }
}
