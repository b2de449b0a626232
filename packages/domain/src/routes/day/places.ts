import type { Point } from "@cartage/telemetry/geodesy";
import type { Day } from "./day.ts";

/** The places of a day, each once, by their numbers in a matrix. */
export interface Places {
  points: readonly Point[];
  /** The number of a place of the day. */
  at(place: Point): number;
}

export function placesOf(day: Pick<Day, "vehicles" | "legs">): Places {
  const numbers = new Map<string, number>();
  const points: Point[] = [];
  const add = ({ lat, lon }: Point) => {
    const key = `${lat},${lon}`;
    if (numbers.has(key)) return;
    numbers.set(key, points.length);
    points.push({ lat, lon });
  };
  for (const { homeHub } of day.vehicles) if (homeHub) add(homeHub);
  for (const { pickup, delivery } of day.legs) {
    add(pickup);
    add(delivery);
  }
  return {
    points,
    at({ lat, lon }) {
      const number = numbers.get(`${lat},${lon}`);
      if (number === undefined) throw new RangeError(`no place of the day is at ${lat}, ${lon}`);
      return number;
    },
  };
}
