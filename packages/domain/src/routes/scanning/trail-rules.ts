import type { OrderEvent } from "../../orders/log-rules.ts";

/** Pieces counted at a hub by one leg in one direction; the first of them at, epoch ms. */
export interface Counted {
  hubId: string;
  leg: number;
  direction: "in" | "out";
  pieces: number;
  first: number;
}

export interface HubVisit {
  hubId: string;
  /** Epoch ms; null while pieces come in and not all are there. */
  arrivedAt: number | null;
  /** Null while the goods are there. */
  leftAt: number | null;
  countedIn: number;
  countedOut: number;
}

/** The hubs that goods were at, in their order. `log` is the order's, oldest first. */
export function trailOf(log: readonly OrderEvent[], counted: readonly Counted[]): HubVisit[] {
  const visits: (HubVisit & { leg: number })[] = [];
  let way: string[] = [];
  for (const { at, body } of log) {
    if (body.type === "way_chosen") way = [...way.slice(0, visits.length), ...body.hubIds];
    const hubId = body.type === "arrived_at_hub" ? (body.hubId ?? way[visits.length]) : failedAt(body);
    if (hubId) visits.push({ hubId, leg: visits.length + 1, arrivedAt: at, leftAt: null, countedIn: 0, countedOut: 0 });
    const last = visits.at(-1);
    if (last && (body.type === "departed" || body.type === "set_out")) last.leftAt ??= at;
  }
  for (const { hubId, leg, direction, pieces } of [...counted].sort((a, b) => a.first - b.first)) {
    const legIn = direction === "in" ? leg : leg - 1;
    let visit = visits.find((one) => one.hubId === hubId && one.leg === legIn);
    if (!visit) {
      visit = { hubId, leg: legIn, arrivedAt: null, leftAt: null, countedIn: 0, countedOut: 0 };
      visits.push(visit);
    }
    visit[direction === "in" ? "countedIn" : "countedOut"] += pieces;
  }
  return visits.map(({ leg: _, ...visit }) => visit);
}

/** Goods that nobody took are brought to a hub. */
const failedAt = (body: OrderEvent["body"]) => (body.type === "failed" ? body.hubId : null);
