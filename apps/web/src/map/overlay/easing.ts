import type { Marks } from "../live/clusters.ts";

const easeMs = 260;

type Way = { fromX: number; fromY: number };

/**
 * When clusters part or join, each mark comes from where it was drawn before, so that the eye can follow what became
 * of what. Positions in Mercator 0 … 1.
 */
export class Easing {
  #ways = new Map<number, Way>();
  #began = 0;
  #lastX = new Float64Array();
  #lastY = new Float64Array();

  isBusy = (at: number) => this.#ways.size > 0 && at < this.#began + easeMs + 50;

  regroup(marks: Marks, placed: { x: ArrayLike<number>; y: ArrayLike<number> }, at: number) {
    const size = placed.x.length;
    const isSameFleet = this.#lastX.length === size;
    const nextX = new Float64Array(size).fill(NaN);
    const nextY = new Float64Array(size).fill(NaN);
    const ways = new Map<number, Way>();
    for (const slot of marks.alone) {
      // one that stays alone is on its own glide already
      const fromX = this.#lastX[slot] ?? NaN;
      if (isSameFleet && !Number.isNaN(fromX) && this.#wasIn(slot))
        ways.set(slot, { fromX, fromY: this.#lastY[slot] ?? 0 });
    }
    for (const { seed, x, y } of marks.clusters) {
      const fromX = this.#lastX[seed] ?? NaN;
      if (isSameFleet && !Number.isNaN(fromX) && fromX !== x) ways.set(seed, { fromX, fromY: this.#lastY[seed] ?? y });
    }
    for (let slot = 0; slot < size; slot++) {
      const cluster = marks.clusters[marks.clusterOf[slot] ?? -1];
      nextX[slot] = cluster ? cluster.x : (placed.x[slot] ?? NaN);
      nextY[slot] = cluster ? cluster.y : (placed.y[slot] ?? NaN);
    }
    this.#lastX = nextX;
    this.#lastY = nextY;
    this.#clusterOf = marks.clusterOf;
    this.#ways = ways;
    this.#began = at;
  }

  /** Where the mark of a slot is at this moment, on its way to x and y. */
  place(slot: number, x: number, y: number, at: number): { x: number; y: number } {
    const way = this.#ways.get(slot);
    const share = (at - this.#began) / easeMs;
    if (!way || share >= 1) return { x, y };
    const eased = 1 - (1 - share) ** 3;
    return { x: way.fromX + (x - way.fromX) * eased, y: way.fromY + (y - way.fromY) * eased };
  }

  #clusterOf: Int32Array = new Int32Array();
  #wasIn = (slot: number) => (this.#clusterOf[slot] ?? -1) >= 0;
}
