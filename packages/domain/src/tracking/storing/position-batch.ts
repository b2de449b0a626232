import type { Position } from "@cartage/telemetry/position";
import { judgeAlone, verdictCode } from "../verdict.ts";
import { addToRuns, type Run } from "./number-runs.ts";
import { PositionColumns } from "./position-columns.ts";
import type { ReportingDevice } from "./reporting-device.ts";

/** What a batch says of one device. */
export interface DeviceNews {
  device: ReportingDevice;
  /** Our clock, ms; the latest. */
  receivedAt: number;
  /** The latest of its fix times, ms. */
  newestFixTime: number;
  /** Places in the batch's columns. */
  rows: number[];
  /** The device's own numbers in this batch, as they came. */
  runs: Run[];
}

/** The days that have partitions, ms at midnight UTC: from `since`, before `until`. */
export interface KeptDays {
  since: number;
  until: number;
  /** From when organisations keep that keep less, by their keys. */
  sinceOf?: ReadonlyMap<number, number>;
}

const dayMs = 86_400_000;

/** Positions of many devices on their way into one transaction: one under each key, judged alone. */
export class PositionBatch {
  readonly devices = new Map<number, DeviceNews>();
  readonly columns = new PositionColumns();
  /** Of the kept days those that positions fall into, ms at midnight UTC. */
  readonly days = new Set<number>();
  readonly kept: KeptDays;
  /** Whether it comes out of a file: that says nothing of when its devices were heard. */
  readonly isPast: boolean;
  /** Elements that came, whatever became of them. */
  received = 0;
  private readonly rowsByFixTime = new Map<DeviceNews, Map<number, number>>();

  constructor(kept: KeptDays, { isPast = false } = {}) {
    this.kept = kept;
    this.isPast = isPast;
  }

  add(device: ReportingDevice, position: Position, receivedAt: number): void {
    const { fixTime, seq } = position;
    const verdict = verdictCode[judgeAlone(position, receivedAt, this.keptSince(device))];
    this.received += 1;
    this.columns.write({ device, position, receivedAt, verdict });
    const news = this.newsOf(device, receivedAt);
    if (seq !== null) addToRuns(news.runs, seq);
    const rival = this.findRow(news, fixTime);
    if (rival === undefined) this.keep(news, fixTime);
    else this.columns.replace(rival);
  }

  isKept(device: ReportingDevice, fixTime: number): boolean {
    return fixTime >= this.keptSince(device) && fixTime < this.kept.until;
  }

  private keptSince({ organisationKey }: ReportingDevice): number {
    return Math.max(this.kept.since, this.kept.sinceOf?.get(organisationKey) ?? 0);
  }

  private keep(news: DeviceNews, fixTime: number): void {
    const row = this.columns.keep();
    news.rows.push(row);
    this.rowsByFixTime.get(news)?.set(fixTime, row);
    if (fixTime > news.newestFixTime) news.newestFixTime = fixTime;
    if (this.isKept(news.device, fixTime)) this.days.add(fixTime - (fixTime % dayMs));
  }

  /** Devices report in order: only for one that does not, its rows are looked up by time. */
  private findRow(news: DeviceNews, fixTime: number): number | undefined {
    if (fixTime > news.newestFixTime) return undefined;
    let rows = this.rowsByFixTime.get(news);
    if (!rows) {
      rows = new Map(news.rows.map((row) => [this.columns.fixTime[row] ?? Number.NaN, row]));
      this.rowsByFixTime.set(news, rows);
    }
    return rows.get(fixTime);
  }

  private newsOf(device: ReportingDevice, receivedAt: number): DeviceNews {
    const known = this.devices.get(device.deviceKey);
    if (known) {
      if (receivedAt > known.receivedAt) known.receivedAt = receivedAt;
      return known;
    }
    const news: DeviceNews = { device, receivedAt, newestFixTime: Number.NEGATIVE_INFINITY, rows: [], runs: [] };
    this.devices.set(device.deviceKey, news);
    return news;
  }
}
