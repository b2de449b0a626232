import type { LiveVehicle } from "@cartage/domain/fleet/live-vehicle";
import type { FilterVehicles } from "@cartage/domain/tracking/inputs";
import type { VehicleChange } from "@cartage/domain/tracking/queries/list-vehicle-changes";
import type { Snapshot } from "@cartage/domain/tracking/queries/take-snapshot";
import { decodeFrame, type VehicleTuple } from "@cartage/telemetry/frame";
import { isRefusal, type Refusal } from "@cartage/telemetry/refusal";
import type { z } from "zod";
import { createSharedRuns } from "./shared-runs.ts";
import { type Reader, WatchGroup } from "./watch-group.ts";

export type Filter = z.infer<typeof FilterVehicles>;

export interface ChannelOptions {
  /** How the channel asks the database about its organisation. */
  snapshot(filter: Filter): Promise<Snapshot>;
  movedSince(version: number): Promise<VehicleTuple[]>;
  changedSince(version: number, filter: Filter): Promise<VehicleChange[]>;
  /** The least time between two looks of the readers, ms. */
  everyMs(): number;
  now(): number;
  onRefusal(refusal: Refusal): void;
}

interface Watched {
  filter: Filter;
  group: WatchGroup;
}

/** One organisation as the browsers of this process watch it: its frames, given to the readers of each filter. */
export class Channel {
  readonly #options: ChannelOptions;
  readonly #watched = new Map<string, Watched>();
  readonly #snapshots = createSharedRuns<Snapshot>();
  /** The newest version that came of each vehicle. */
  readonly #versions = new Map<string, number>();
  readonly #pending = new Map<string, VehicleTuple>();
  readonly #changes = createSharedRuns<void>();
  /** The newest version of each vehicle itself. */
  readonly #changeVersions = new Map<string, number>();
  #changedThrough = 0;
  #newest = 0;
  /** Up to here the database was asked what moved. */
  #healedThrough = 0;
  #toldAt = 0;
  #timer: NodeJS.Timeout | null = null;
  #opened: Promise<void> | null = null;

  constructor(options: ChannelOptions) {
    this.#options = options;
  }

  get isWatched(): boolean {
    return this.#watched.size > 0;
  }

  /** Joins the readers of a filter. A snapshot that is taken after this and the reader's news miss nothing together. */
  async join(filter: Filter, stop: AbortSignal): Promise<Reader> {
    const key = keyOf(filter);
    const watched = this.#watched.get(key) ?? { filter, group: new WatchGroup(filter.bounds ?? null) };
    this.#watched.set(key, watched);
    const reader = watched.group.join(stop);
    const leave = () => {
      reader.leave();
      if (watched.group.size === 0 && this.#watched.get(key) === watched) this.#watched.delete(key);
    };
    try {
      this.#opened ??= this.#open();
      await this.#opened;
      if (watched.group.members === null) await this.#readMembers(watched);
    } catch (error) {
      this.#opened = null;
      leave();
      throw error;
    }
    return { next: reader.next, leave };
  }

  /** What a reader sees at first; those who ask for the same share the answer. */
  async snapshot(filter: Filter): Promise<Snapshot> {
    const key = keyOf(filter);
    const snapshot = await this.#snapshots.run(key, () => this.#options.snapshot(filter));
    this.#watched.get(key)?.group.show(snapshot.vehicles.map(({ id }) => id));
    return snapshot;
  }

  take(payload: Uint8Array): void {
    const frame = decodeFrame(payload);
    if (isRefusal(frame)) this.#options.onRefusal(frame);
    else this.#add(frame.moved);
  }

  /** Finds what no frame brought, which happens when a worker or the broker dies at the wrong moment. */
  async heal(): Promise<void> {
    // not from the newest: what a lost frame carried is below what later ones brought
    const seen = this.#newest;
    this.#add(await this.#options.movedSince(this.#healedThrough));
    this.#healedThrough = seen;
    await this.lookForChanges();
  }

  /** Finds vehicles that were added, changed or archived, and tells the readers of each filter. */
  lookForChanges(): Promise<void> {
    return this.#changes.run("", async () => {
      const since = this.#changedThrough;
      const news = new Set<string>();
      const changes = await this.#options.changedSince(since, {});
      for (const change of changes) if (this.#isChange(change)) news.add(change.id);
      if (news.size === 0) return;
      for (const { filter, group } of this.#watched.values()) {
        const asSeen = isNamed(filter) ? await this.#options.changedSince(since, namedOf(filter)) : changes;
        group.tellChanges(asSeen.filter(({ id }) => news.has(id)));
      }
    });
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#pending.clear();
  }

  /** What is there already is no news. */
  async #open(): Promise<void> {
    for (const vehicle of await this.#options.movedSince(0)) this.#isNews(vehicle);
    this.#healedThrough = this.#newest;
    for (const change of await this.#options.changedSince(0, {})) this.#isChange(change);
  }

  async #readMembers({ filter, group }: Watched): Promise<void> {
    if (!isNamed(filter)) return;
    const named = namedOf(filter);
    const { vehicles } = await this.#snapshots.run(keyOf(named), () => this.#options.snapshot(named));
    group.members = new Set(vehicles.map(({ id }: LiveVehicle) => id));
  }

  #isNews([id, version]: VehicleTuple): boolean {
    if (version <= (this.#versions.get(id) ?? -1)) return false;
    this.#versions.set(id, version);
    this.#newest = Math.max(this.#newest, version);
    return true;
  }

  #isChange({ id, version }: VehicleChange): boolean {
    if (version <= (this.#changeVersions.get(id) ?? -1)) return false;
    this.#changeVersions.set(id, version);
    this.#changedThrough = Math.max(this.#changedThrough, version);
    return true;
  }

  #add(vehicles: readonly VehicleTuple[]): void {
    for (const vehicle of vehicles) if (this.#isNews(vehicle)) this.#pending.set(vehicle[0], vehicle);
    if (this.#pending.size === 0 || this.#timer) return;
    const waitMs = this.#toldAt + this.#options.everyMs() - this.#options.now();
    if (waitMs > 0) this.#timer = setTimeout(() => this.#tell(), waitMs);
    else this.#tell();
  }

  #tell(): void {
    this.#timer = null;
    this.#toldAt = this.#options.now();
    const moved = [...this.#pending.values()];
    this.#pending.clear();
    for (const { group } of this.#watched.values()) group.tell(moved);
  }
}

/** What a vehicle's own row answers; the bounds are judged by where it is. */
const namedOf = ({ bounds: _, ...named }: Filter): Filter => named;

const isNamed = ({ groupId, types, tags }: Filter) => Boolean(groupId || types?.length || tags?.length);

/** Equal filters are one filter, whatever the order they are written in. */
function keyOf({ bounds, groupId, types, tags }: Filter): string {
  const box = bounds && [bounds.west, bounds.south, bounds.east, bounds.north];
  return JSON.stringify([box, groupId, types && [...types].sort(), tags && [...tags].sort()]);
}
