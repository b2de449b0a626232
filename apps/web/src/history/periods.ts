import { dayOf, dayText } from "../map/history/zone-days.ts";
import { monthEdges } from "./month-edges.ts";

/** The years that one vehicle's ways are shown of, the newest first: 2026. */
export function yearsUntil(now: number, zone: string): string[] {
  const year = Number(dayText(now, zone).slice(0, 4));
  return Array.from({ length: 5 }, (_, back) => String(year - back));
}

/** The months that a fleet's ways are shown of, the newest first: 2026-11. */
export function monthsUntil(now: number, zone: string): string[] {
  const [year = 0, month = 1] = dayText(now, zone).split("-").map(Number);
  return Array.from({ length: 24 }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

/** From when to when a year or a month is in a zone, epoch ms. */
export function boundsOfPeriod(period: string, zone: string): { from: number; to: number } {
  if (period.length === 7) {
    const edges = monthEdges(period, zone);
    return { from: edges[0] ?? 0, to: edges.at(-1) ?? 1 };
  }
  return { from: dayOf(`${period}-01-01`, zone) ?? 0, to: dayOf(`${Number(period) + 1}-01-01`, zone) ?? 1 };
}
