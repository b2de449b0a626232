import { BoxTree } from "./box-tree.ts";
import type { CompiledFence } from "./compiled-fence.ts";
import { type PlaceE7, TURN_E7, wrapE7 } from "./degrees-e7.ts";

const HALF_TURN_E7 = TURN_E7 / 2;
/** Each is looked for among all; more of them, and making the tree anew is quicker. */
const FEW_ENDINGS = 256;
/** Changes are kept beside the large tree until there are this many, or an eighth of what is in it. */
const FEW_CHANGES = 1_024;

interface Layer {
  tree: BoxTree;
  /** The fence of each box; one across the antimeridian has two boxes. */
  fences: CompiledFence[];
  hasSplit: boolean;
  /** Of each, when it begins to judge and when it has ended: here, they are looked at without going to the fence. */
  from: Float64Array;
  until: Float64Array;
}

/**
 * The versions of an organisation's geofences by place and by id. What changes goes into a small second tree, so that
 * an edit among 300,000 takes about a millisecond; now and then both become one again.
 */
export class FenceIndex {
  private readonly versions = new Map<string, CompiledFence[]>();
  private settled: Layer = layerOf([]);
  private changed: Layer = layerOf([]);
  private readonly recent: CompiledFence[] = [];
  private readonly found: number[] = [];
  readonly nearby: CompiledFence[] = [];

  constructor(fences: Iterable<CompiledFence> = []) {
    for (const fence of fences) this.remember(fence);
    this.settle();
  }

  get size(): number {
    return this.versions.size;
  }

  has(geofenceId: string): boolean {
    return this.versions.has(geofenceId);
  }

  /** What an index knows of a geofence, in order. */
  versionsOf(geofenceId: string): readonly CompiledFence[] {
    return this.versions.get(geofenceId) ?? [];
  }

  /** Takes versions in that are new, and ends of those that it has. */
  apply(fences: readonly CompiledFence[]): void {
    const ended: CompiledFence[] = [];
    for (const fence of fences) {
      const same = this.remember(fence);
      if (same) ended.push(same);
      else this.recent.push(fence);
    }
    const isMuch = this.recent.length > Math.max(FEW_CHANGES, this.settled.fences.length / 8);
    if (isMuch || ended.length > FEW_ENDINGS) {
      this.settle();
      return;
    }
    for (const fence of ended) endIn(this.settled, fence);
    this.changed = layerOf(this.recent);
  }

  /** Forgets versions that ended at a time or before: nothing so old is derived any more. */
  forgetBefore(time: number): void {
    let hasGone = false;
    for (const [geofenceId, versions] of this.versions) {
      const kept = versions.filter(({ validUntil }) => validUntil > time);
      if (kept.length === versions.length) continue;
      hasGone = true;
      if (kept.length === 0) this.versions.delete(geofenceId);
      else this.versions.set(geofenceId, kept);
    }
    if (hasGone) this.settle();
  }

  /** The version of a geofence that judges a time. */
  fenceAt(geofenceId: string, time: number): CompiledFence | null {
    const versions = this.versions.get(geofenceId);
    if (!versions) return null;
    for (let at = versions.length - 1; at >= 0; at--) {
      const version = versions[at] as CompiledFence;
      if (version.validFrom <= time && time < version.validUntil) return version;
    }
    return null;
  }

  /** When a geofence had ended, for a time that none of its versions judges. */
  endBefore(geofenceId: string, time: number): number | null {
    const ends = (this.versions.get(geofenceId) ?? []).map(({ validUntil }) => validUntil);
    const past = ends.filter((end) => end <= time);
    return past.length === 0 ? null : Math.max(...past);
  }

  /**
   * Finds the versions that judge a time and whose box meets that of the way between two places: so many of `nearby`,
   * until the next look. An array that is emptied each time would be a new one each time.
   */
  near(from: PlaceE7, to: PlaceE7, time: number): number {
    const along = wrapE7(to.lonE7 - from.lonE7);
    const west = along < 0 ? from.lonE7 + along : from.lonE7;
    const east = along < 0 ? from.lonE7 : from.lonE7 + along;
    const south = Math.min(from.latE7, to.latE7);
    const north = Math.max(from.latE7, to.latE7);
    const count = this.nearIn(this.settled, west, south, east, north, time, 0);
    return this.recent.length === 0 ? count : this.nearIn(this.changed, west, south, east, north, time, count);
  }

  private nearIn(
    { tree, fences, hasSplit, from, until }: Layer,
    west: number,
    south: number,
    east: number,
    north: number,
    time: number,
    before: number,
  ): number {
    const { found, nearby } = this;
    let boxes = tree.search(west, south, east, north, found);
    const isAtSeam = east >= HALF_TURN_E7 || west <= -HALF_TURN_E7;
    if (east >= HALF_TURN_E7) boxes = tree.search(west - TURN_E7, south, east - TURN_E7, north, found, boxes);
    if (west <= -HALF_TURN_E7) boxes = tree.search(west + TURN_E7, south, east + TURN_E7, north, found, boxes);
    let count = before;
    for (let box = 0; box < boxes; box++) {
      const at = found[box] as number;
      if (time < (from[at] as number) || time >= (until[at] as number)) continue;
      const fence = fences[at] as CompiledFence;
      if ((isAtSeam || hasSplit) && nearby.lastIndexOf(fence, count - 1) >= 0 && count > 0) continue;
      nearby[count++] = fence;
    }
    return count;
  }

  /** The version that was known already, and now has the end of the one given; null for a new one. */
  private remember(fence: CompiledFence): CompiledFence | null {
    const versions = this.versions.get(fence.geofenceId);
    if (!versions) {
      this.versions.set(fence.geofenceId, [fence]);
      return null;
    }
    const same = versions.find(({ version }) => version === fence.version);
    if (same) {
      same.validUntil = fence.validUntil;
      return same;
    }
    versions.push(fence);
    versions.sort((a, b) => a.version - b.version);
    return null;
  }

  private settle(): void {
    this.settled = layerOf([...this.versions.values()].flat());
    this.recent.length = 0;
    this.changed = layerOf([]);
  }
}

function isSplit({ shape: { box } }: CompiledFence): boolean {
  return box.west < -HALF_TURN_E7 || box.east > HALF_TURN_E7;
}

function layerOf(fences: readonly CompiledFence[]): Layer {
  const split = fences.filter(isSplit);
  const all = [...fences, ...split];
  const boxes = new Int32Array(all.length * 4);
  for (const [at, fence] of all.entries()) {
    const { west, south, east, north } = fence.shape.box;
    // the second box of one that is split lies a turn further
    const turn = at < fences.length ? 0 : west < -HALF_TURN_E7 ? TURN_E7 : -TURN_E7;
    boxes.set([within(west + turn), south, within(east + turn), north], at * 4);
  }
  return {
    tree: new BoxTree(boxes),
    fences: all,
    hasSplit: split.length > 0,
    from: Float64Array.from(all, ({ validFrom }) => validFrom),
    until: Float64Array.from(all, ({ validUntil }) => validUntil),
  };
}

function endIn({ fences, until }: Layer, fence: CompiledFence): void {
  for (let at = fences.indexOf(fence); at >= 0; at = fences.indexOf(fence, at + 1)) until[at] = fence.validUntil;
}

const within = (lonE7: number) => Math.max(-HALF_TURN_E7, Math.min(HALF_TURN_E7, lonE7));
