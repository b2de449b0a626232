import { signalOf } from "@cartage/domain/tracking/rules";
import { mercatorX, mercatorY } from "../mercator.ts";
import { type FeedMessage, type Link, movedWidth } from "./feed-protocol.ts";
import { createColumns, type FleetColumns, stateCodes } from "./fleet-columns.ts";
import { glideMs, turn } from "./glide.ts";
import type { LiveVehicle } from "./live-vehicle.ts";

/** Where a vehicle is drawn at one moment: Mercator 0 … 1, degrees; heading NaN when it has none. */
export type Drawn = { x: number; y: number; headingDeg: number };

/**
 * The fleet as this page knows it, in columns by slot, outside React. The feed writes, the overlay reads each frame,
 * panels listen to `revision`.
 */
export class LiveStore {
  vehicles: LiveVehicle[] = [];
  columns: FleetColumns = createColumns(0);
  link: Link & { since: number };
  /** Grows with every change and every second: ages change by themselves. */
  revision = 0;
  /** Grows when a vehicle's place or state changes. */
  placeRevision = 0;
  /** Grows when vehicles come, go or change their names. */
  fleetRevision = 0;
  isLoaded = false;
  #slots = new Map<string, number>();
  /** A fleet that arrives in parts takes the place of the shown one when it is whole. */
  #coming: { vehicles: LiveVehicle[]; slots: Map<string, number>; columns: FleetColumns } | null = null;
  #listeners = new Set<() => void>();
  #skewMs = 0;
  readonly #clock: () => number;

  constructor(clock: () => number = Date.now) {
    this.#clock = clock;
    this.link = { state: "connecting", since: clock() };
  }

  /** The server's clock by its last event, ms since the epoch: ages are told by it, not by a computer set wrong. */
  now = () => this.#clock() + this.#skewMs;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  slotOf = (vehicleId: string | null) => (vehicleId === null ? -1 : (this.#slots.get(vehicleId) ?? -1));

  take(message: Exclude<FeedMessage, { kind: "changed" }>) {
    if (message.kind === "link") this.link = { ...message.link, since: message.since };
    else this.#skewMs = message.at - this.#clock();
    if (message.kind === "fleet") this.#load(message);
    if (message.kind === "moved") this.#move(message.rows);
    if (message.kind !== "link") this.placeRevision += 1;
    this.#changed();
  }

  /** Judges every signal anew; called once a second, because silence sends no event. */
  tick() {
    const now = this.now();
    let hasChanged = false;
    for (let slot = 0; slot < this.vehicles.length; slot++) hasChanged = judge(this.columns, slot, now) || hasChanged;
    if (hasChanged) this.placeRevision += 1;
    this.#changed();
  }

  /** Where to draw it at this moment: on its way from fix to fix, never past the last. */
  drawnAt(slot: number, at: number, drawn: Drawn): Drawn {
    const { x, y, fromX, fromY, glideFrom, glideUntil, headingDeg, fromHeadingDeg } = this.columns;
    const from = glideFrom[slot] ?? 0;
    const until = glideUntil[slot] ?? 0;
    const share = at >= until ? 1 : Math.max(0, (at - from) / (until - from));
    drawn.x = (fromX[slot] ?? 0) + ((x[slot] ?? 0) - (fromX[slot] ?? 0)) * share;
    drawn.y = (fromY[slot] ?? 0) + ((y[slot] ?? 0) - (fromY[slot] ?? 0)) * share;
    drawn.headingDeg = turn(fromHeadingDeg[slot] ?? NaN, headingDeg[slot] ?? NaN, share);
    return drawn;
  }

  #load({ start, total, vehicles }: Extract<FeedMessage, { kind: "fleet" }>) {
    if (start === 0) this.#coming = { vehicles: [], slots: new Map(), columns: createColumns(total) };
    const coming = this.#coming;
    if (!coming) return;
    const now = this.now();
    for (const vehicle of vehicles) {
      const slot = coming.vehicles.push(vehicle) - 1;
      coming.slots.set(vehicle.id, slot);
      if (vehicle.fix) {
        const [, , fixTime, latE7, lonE7, speed, heading, accuracy, motion, battery] = vehicle.fix;
        const row = [fixTime, latE7, lonE7, speed ?? NaN, heading ?? NaN, accuracy ?? NaN, motion, battery ?? NaN];
        place(coming.columns, slot, row, 0);
        this.#goOnGliding(coming.columns, slot, this.slotOf(vehicle.id));
      }
      judge(coming.columns, slot, now);
    }
    if (coming.vehicles.length < total) return;
    this.vehicles = coming.vehicles;
    this.columns = coming.columns;
    this.#slots = coming.slots;
    this.#coming = null;
    this.isLoaded = true;
    this.fleetRevision += 1;
  }

  /** A vehicle whose slot changes while it glides to the same fix goes on from where it is drawn. */
  #goOnGliding(columns: FleetColumns, slot: number, from: number) {
    const { columns: known } = this;
    if (from < 0 || known.fixTime[from] !== columns.fixTime[slot]) return;
    for (const name of ["fromX", "fromY", "fromHeadingDeg", "headingDeg", "glideFrom", "glideUntil"] as const)
      columns[name][slot] = known[name][from] ?? NaN;
  }

  #move(rows: Float64Array) {
    const at = this.#clock();
    const now = this.now();
    const drawn: Drawn = { x: 0, y: 0, headingDeg: NaN };
    const { fromX, fromY, fromHeadingDeg, glideFrom, glideUntil, fixTime } = this.columns;
    for (let row = 0; row < rows.length; row += movedWidth) {
      const slot = rows[row] ?? 0;
      if (slot >= this.vehicles.length) continue;
      const before = fixTime[slot] ?? NaN;
      this.drawnAt(slot, at, drawn);
      place(this.columns, slot, rows, row + 1);
      const lastsMs = glideMs(before, fixTime[slot] ?? NaN);
      if (lastsMs > 0) {
        fromX[slot] = drawn.x;
        fromY[slot] = drawn.y;
        fromHeadingDeg[slot] = drawn.headingDeg;
        glideFrom[slot] = at;
        glideUntil[slot] = at + lastsMs;
      }
      judge(this.columns, slot, now);
    }
  }

  #changed() {
    this.revision += 1;
    for (const listener of this.#listeners) listener();
  }
}

function place(columns: FleetColumns, slot: number, row: ArrayLike<number>, at: number) {
  const lat = (row[at + 1] ?? 0) / 1e7;
  const lon = (row[at + 2] ?? 0) / 1e7;
  const headingDeg = (row[at + 4] ?? NaN) / 10;
  columns.fixTime[slot] = row[at] ?? NaN;
  columns.lat[slot] = lat;
  columns.lon[slot] = lon;
  columns.x[slot] = columns.fromX[slot] = mercatorX(lon);
  columns.y[slot] = columns.fromY[slot] = mercatorY(lat);
  columns.speedMps[slot] = (row[at + 3] ?? NaN) / 100;
  // a device that stands sends no heading: it still looks where it looked
  if (!Number.isNaN(headingDeg)) columns.headingDeg[slot] = headingDeg;
  columns.fromHeadingDeg[slot] = columns.headingDeg[slot] ?? NaN;
  columns.accuracyM[slot] = (row[at + 5] ?? NaN) / 10;
  columns.motion[slot] = row[at + 6] ?? stateCodes.silent;
  columns.batteryPercent[slot] = row[at + 7] ?? NaN;
  columns.glideUntil[slot] = 0;
}

/** Says anew how a vehicle stands at this moment; returns whether that changed. */
function judge(columns: FleetColumns, slot: number, now: number): boolean {
  const fixTime = columns.fixTime[slot] ?? NaN;
  const signal = signalOf(Number.isNaN(fixTime) ? null : fixTime, now);
  const motion = columns.motion[slot] ?? stateCodes.silent;
  const state = signal === "silent" ? stateCodes.silent : motion;
  const isDelayed = signal === "delayed" ? 1 : 0;
  if (columns.state[slot] === state && columns.isDelayed[slot] === isDelayed) return false;
  columns.state[slot] = state;
  columns.isDelayed[slot] = isDelayed;
  return true;
}
