import { canonicalExt } from "@cartage/telemetry/canonical";
import type { Ext, Position } from "@cartage/telemetry/position";
import { measures, toSteps } from "@cartage/telemetry/precision";
import type { StoredFix } from "../deriving/derivation.ts";
import { verdicts } from "../verdict.ts";
import type { ReportingDevice } from "./reporting-device.ts";

/** Stands for null: below every value, as null is in the order of position_rank. */
export const absent = -2_147_483_648;
/** Beyond this the tenths of a second no longer fit their column (68 years). */
const mostDs = 2_147_483_647;

/** One position, judged. */
export interface JudgedPosition {
  device: ReportingDevice;
  position: Position;
  /** Our clock, ms. */
  receivedAt: number;
  /** Index into `verdicts`. */
  verdict: number;
}

/** The whole numbers of a row of `positions`, in the order of its columns; before them comes `fix_time`, after them `ext`. */
export const numberColumns = [
  ["organisation_key", "int4"],
  ["device_key", "int4"],
  ["lat_e7", "int4"],
  ["lon_e7", "int4"],
  ["received_after_ds", "int4"],
  ["odometer_m", "int4"],
  ["altitude_m", "int2"],
  ["speed_cmps", "int2"],
  ["heading_ddeg", "int2"],
  ["accuracy_dm", "int2"],
  ["battery_percent", "int2"],
  ["verdict", "int2"],
  ["ignition", "bool"],
] as const;
export type NumberColumn = (typeof numberColumns)[number][0];

/** The order of position_rank in the database: of two positions under one key the greater one stays. */
const ranked = [
  "lat_e7",
  "lon_e7",
  "altitude_m",
  "speed_cmps",
  "heading_ddeg",
  "accuracy_dm",
  "battery_percent",
  "ignition",
  "odometer_m",
] as const satisfies NumberColumn[];

/** Rows of `positions` as columns of numbers: a hundred thousand of them are nothing to the garbage collector. */
export class PositionColumns {
  length = 0;
  fixTime = new Float64Array(32);
  readonly ext: string[] = [];
  readonly numbers = Object.fromEntries(numberColumns.map(([name]) => [name, new Int32Array(32)])) as Record<
    NumberColumn,
    Int32Array
  >;

  /** Writes a position behind the last row. It becomes a row by `keep`, or takes another's place by `replace`. */
  write({ device, position, receivedAt, verdict }: JudgedPosition): void {
    const at = this.length;
    if (at === this.fixTime.length) this.grow();
    const { numbers } = this;
    const { speed, heading, accuracy, battery } = measures;
    const receivedAfterDs = Math.round((receivedAt - position.fixTime) / 100);
    this.fixTime[at] = position.fixTime;
    this.ext[at] = canonicalExt(position.ext) ?? "";
    numbers.organisation_key[at] = device.organisationKey;
    numbers.device_key[at] = device.deviceKey;
    numbers.lat_e7[at] = position.latE7;
    numbers.lon_e7[at] = position.lonE7;
    numbers.received_after_ds[at] = Math.max(-mostDs, Math.min(mostDs, receivedAfterDs));
    numbers.odometer_m[at] = position.odometerM ?? absent;
    numbers.altitude_m[at] = position.altitudeM ?? absent;
    numbers.speed_cmps[at] = steps(position.speedMps, speed.stepsPerUnit);
    numbers.heading_ddeg[at] = steps(position.headingDeg, heading.stepsPerUnit);
    numbers.accuracy_dm[at] = steps(position.accuracyM, accuracy.stepsPerUnit);
    numbers.battery_percent[at] = steps(position.battery, battery.stepsPerUnit);
    numbers.verdict[at] = verdict;
    numbers.ignition[at] = position.ignition === null ? absent : Number(position.ignition);
  }

  /** A row as the derivation reads it. */
  readFix(row: number): StoredFix {
    const { numbers } = this;
    const ext = this.ext[row] ?? "";
    const ignition = numbers.ignition[row] ?? absent;
    return {
      fix: {
        time: this.fixTime[row] ?? Number.NaN,
        deviceKey: numbers.device_key[row] ?? 0,
        latE7: numbers.lat_e7[row] ?? 0,
        lonE7: numbers.lon_e7[row] ?? 0,
        speedMps: unsteps(numbers.speed_cmps[row], measures.speed.stepsPerUnit),
        headingDeg: unsteps(numbers.heading_ddeg[row], measures.heading.stepsPerUnit),
        accuracyM: unsteps(numbers.accuracy_dm[row], measures.accuracy.stepsPerUnit),
        altitudeM: unsteps(numbers.altitude_m[row], 1),
        battery: unsteps(numbers.battery_percent[row], measures.battery.stepsPerUnit),
        ignition: ignition === absent ? null : ignition === 1,
        odometerM: unsteps(numbers.odometer_m[row], 1),
        ext: ext === "" ? null : (JSON.parse(ext) as Ext),
      },
      verdict: verdicts[numbers.verdict[row] ?? 0] ?? "accepted",
      doubt: null,
    };
  }

  /** Answers where the written position is now. */
  keep(): number {
    this.length += 1;
    return this.length - 1;
  }

  /** Puts the written position in a row's place, if it is the greater one. */
  replace(row: number): void {
    const written = this.length;
    if (!this.isGreater(written, row)) return;
    for (const [name] of numberColumns) this.numbers[name].copyWithin(row, written, written + 1);
    this.ext[row] = this.ext[written] ?? "";
  }

  private isGreater(one: number, other: number): boolean {
    for (const name of ranked) {
      const column = this.numbers[name];
      const difference = (column[one] ?? absent) - (column[other] ?? absent);
      if (difference !== 0) return difference > 0;
    }
    // ASCII: bytes order as characters do
    return (this.ext[one] ?? "") > (this.ext[other] ?? "");
  }

  private grow(): void {
    const size = this.fixTime.length * 2;
    const fixTime = new Float64Array(size);
    fixTime.set(this.fixTime);
    this.fixTime = fixTime;
    for (const [name] of numberColumns) {
      const larger = new Int32Array(size);
      larger.set(this.numbers[name]);
      this.numbers[name] = larger;
    }
  }
}

function unsteps(value: number | undefined, stepsPerUnit: number): number | null {
  return value === undefined || value === absent ? null : value / stepsPerUnit;
}

function steps(value: number | null, stepsPerUnit: number): number {
  return value === null ? absent : toSteps(value, stepsPerUnit);
}
