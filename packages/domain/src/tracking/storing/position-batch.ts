import { canonicalEncoding } from "@cartage/telemetry/canonical";
import type { Position } from "@cartage/telemetry/position";
import { judgeAlone, verdictCode } from "../verdict.ts";

/** The device that a message came from. */
export interface ReportingDevice {
  deviceId: string;
  deviceKey: number;
  organisationId: string;
  organisationKey: number;
}

export interface JudgedPosition {
  device: ReportingDevice;
  position: Position;
  /** Our clock, ms. */
  receivedAt: number;
  /** Index into `verdicts`. */
  verdict: number;
}

/** What a batch says of one device. */
export interface DeviceNews {
  device: ReportingDevice;
  receivedAt: number;
  byFixTime: Map<number, JudgedPosition>;
  /** The device's own numbers in this batch, as they came. */
  numbers: number[];
}

/** The days that have partitions, ms at midnight UTC: from `since`, before `until`. */
export interface KeptDays {
  since: number;
  until: number;
}

/** Positions of many devices on their way into one transaction: one under each key, judged alone. */
export class PositionBatch {
  readonly devices = new Map<number, DeviceNews>();
  readonly kept: KeptDays;
  /** Elements that came, whatever became of them. */
  received = 0;

  constructor(kept: KeptDays) {
    this.kept = kept;
  }

  add(device: ReportingDevice, position: Position, receivedAt: number): void {
    this.received += 1;
    const news = this.newsOf(device, receivedAt);
    if (position.seq !== null) news.numbers.push(position.seq);
    const rival = news.byFixTime.get(position.fixTime);
    if (rival && canonicalEncoding(rival.position) >= canonicalEncoding(position)) return;
    const verdict = verdictCode[judgeAlone(position, receivedAt, this.kept.since)];
    news.byFixTime.set(position.fixTime, { device, position, receivedAt, verdict });
  }

  *positions(): Generator<JudgedPosition> {
    for (const news of this.devices.values()) yield* news.byFixTime.values();
  }

  /**
   * The accepted fixes that may be a vehicle's newest: one a device where it is sure to be stored as it is, all of a
   * device where the newest may lose to another under its key, and the one before it then counts.
   */
  *candidates(isSure: (judged: JudgedPosition) => boolean): Generator<JudgedPosition> {
    for (const { byFixTime } of this.devices.values()) {
      const newest = newestOf(byFixTime.values());
      if (newest && isSure(newest)) yield newest;
      else for (const judged of byFixTime.values()) if (isAccepted(judged)) yield judged;
    }
  }

  isKept({ fixTime }: Position): boolean {
    return fixTime >= this.kept.since && fixTime < this.kept.until;
  }

  private newsOf(device: ReportingDevice, receivedAt: number): DeviceNews {
    const known = this.devices.get(device.deviceKey);
    if (known) {
      if (receivedAt > known.receivedAt) known.receivedAt = receivedAt;
      return known;
    }
    const news: DeviceNews = { device, receivedAt, byFixTime: new Map(), numbers: [] };
    this.devices.set(device.deviceKey, news);
    return news;
  }
}

const isAccepted = ({ verdict }: JudgedPosition) => verdict === verdictCode.accepted;

function newestOf(positions: Iterable<JudgedPosition>): JudgedPosition | null {
  let newest: JudgedPosition | null = null;
  for (const judged of positions) {
    if (!isAccepted(judged)) continue;
    if (newest === null || judged.position.fixTime > newest.position.fixTime) newest = judged;
  }
  return newest;
}
