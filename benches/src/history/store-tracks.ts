import { toTrack } from "@cartage/domain/tracking/commands/pack-device-day";
import { absent, emptyRows, type TrackRows } from "@cartage/telemetry/track/track-rows";
import type postgres from "postgres";
import type { BenchDevice } from "../harness/fleet.ts";
import { type DayOfDriving, driveADay } from "./drive.ts";
import { home, seedOf } from "./store-day.ts";

/**
 * Stores a day of driving of each device as packing does, from six in the morning (UTC), without its rows standing anywhere. So
 * many of them drive the same: to pack a month of a fleet takes longer than to measure it.
 */
export async function storeTracks(
  owner: postgres.Sql,
  devices: readonly BenchDevice[],
  day: Date,
  { everyS, alike = 1 }: { everyS: number; alike?: number },
): Promise<void> {
  let packed: ReturnType<typeof toTrack> | undefined;
  const tracks = devices.map((device, at) => {
    if (packed === undefined || at % alike === 0) packed = packedDay(device, day, everyS);
    return {
      organisation_key: device.organisationKey,
      device_key: device.deviceKey,
      day: day.toISOString().slice(0, 10),
      ...packed,
    };
  });
  await owner`insert into tracks ${owner(tracks)}`;
}

const packedDay = (device: BenchDevice, day: Date, everyS: number) =>
  toTrack(toRows(driveADay(home, seedOf(device, day), everyS), day.getTime() + 6 * 3_600_000));

function toRows(drive: DayOfDriving, start: number): TrackRows {
  const length = drive.seconds.length;
  const nothing = new Int32Array(length).fill(absent);
  return {
    ...emptyRows(length),
    time: Float64Array.from(drive.seconds, (second) => start + second * 1_000),
    latE7: drive.latE7,
    lonE7: drive.lonE7,
    speedCmps: drive.speedCmps,
    headingDdeg: drive.headingDdeg,
    receivedAfterDs: new Int32Array(length).fill(3),
    accuracyDm: new Int32Array(length).fill(35),
    odometerM: nothing,
    altitudeM: nothing,
    batteryPercent: nothing,
    ignition: nothing,
  };
}
