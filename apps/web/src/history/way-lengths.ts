import { distanceM } from "@cartage/telemetry/geodesy";
import { dayText } from "../map/history/zone-days.ts";

type Way = { times: ArrayLike<number>; latE7: ArrayLike<number>; lonE7: ArrayLike<number> };

/** How far ways went, by month (2026-11) in a zone, in metres, the first month first: what a screen reader has of the map. */
export function lengthsByMonth(ways: readonly Way[], zone: string): [month: string, lengthM: number][] {
  const lengths = new Map<string, number>();
  for (const { times, latE7, lonE7 } of ways) {
    const place = (at: number) => ({ lat: (latE7[at] ?? 0) / 1e7, lon: (lonE7[at] ?? 0) / 1e7 });
    let lengthM = 0;
    for (let at = 1; at < times.length; at++) lengthM += distanceM(place(at - 1), place(at));
    const month = dayText(times[0] ?? 0, zone).slice(0, 7);
    lengths.set(month, (lengths.get(month) ?? 0) + lengthM);
  }
  return [...lengths].sort(([a], [b]) => (a < b ? -1 : 1));
}
