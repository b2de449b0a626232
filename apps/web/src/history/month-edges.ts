import { dayAround, dayOf } from "../map/history/zone-days.ts";

/** Where each day of a month (2026-11) begins in a zone, and where the next month does; epoch ms. */
export function monthEdges(month: string, zone: string): number[] {
  const edges: number[] = [];
  let at = dayOf(`${month}-01`, zone) ?? 0;
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
  for (let day = 0; day < days; day++) {
    edges.push(at);
    at = dayAround(at, zone).to;
  }
  return [...edges, at];
}
