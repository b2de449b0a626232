import type { Context } from "../../context.ts";
import { namePlaces, type Place } from "./place.ts";
import { readLabels } from "./private-spans.ts";
import { labelOf, type TripLabel } from "./rules.ts";
import type { TripRow } from "./trip-columns.ts";
import { readSeesMoment } from "./visible-stretches.ts";

/** A trip as people are told of it; of a private one, no places to those who may not see them. */
export interface Trip {
  vehicleId: string;
  /** Epoch ms, as all times here. */
  startedAt: number;
  /** Null while it goes on. */
  endedAt: number | null;
  start: Place | null;
  /** Null while it goes on, too. */
  end: Place | null;
  distanceM: number;
  idlingS: number;
  topSpeedMps: number;
  fuelUsedL: number | null;
  driver: { id: string; name: string } | null;
  label: TripLabel | null;
}

export interface TripOf extends Omit<TripRow, "engineS"> {
  isUnderWay?: boolean;
}

/** Gives trips their labels and the names of their places, and takes away what is not for the actor. */
export async function describeTrips(ctx: Context, rows: readonly TripOf[]): Promise<Trip[]> {
  if (rows.length === 0) return [];
  const asked = {
    vehicleIds: [...new Set(rows.map(({ vehicleId }) => vehicleId))],
    from: Math.min(...rows.map(({ startedAt }) => startedAt.getTime())),
    until: Math.max(...rows.map(({ endedAt }) => endedAt.getTime())) + 1,
  };
  const ends = rows.flatMap((row) => [
    { vehicleId: row.vehicleId, at: row.startedAt.getTime(), latE7: row.startLatE7, lonE7: row.startLonE7 },
    { vehicleId: row.vehicleId, at: row.endedAt.getTime(), latE7: row.endLatE7, lonE7: row.endLonE7 },
  ]);
  const [labels, sees] = await Promise.all([readLabels(ctx, asked), readSeesMoment(ctx, ends)]);
  const places = await namePlaces(ctx, ends);
  return rows.map((row, at) => {
    const span = { from: row.startedAt.getTime(), until: row.endedAt.getTime() };
    const isShown = (at: number) => sees({ vehicleId: row.vehicleId, at });
    return {
      vehicleId: row.vehicleId,
      startedAt: span.from,
      endedAt: row.isUnderWay ? null : span.until,
      start: isShown(span.from) ? (places[2 * at] ?? null) : null,
      end: !row.isUnderWay && isShown(span.until) ? (places[2 * at + 1] ?? null) : null,
      distanceM: row.distanceM,
      idlingS: row.idlingS,
      topSpeedMps: row.topSpeedCmps / 100,
      fuelUsedL: row.fuelUsedL,
      driver: row.driver,
      label: labelOf(span, labels.get(row.vehicleId) ?? []),
    };
  });
}
