import type { TransportSign } from "../../alerts/condition-inputs.ts";
import { RouteConditions, StopConditions } from "../eta/conditions.ts";
import type { StopRow } from "../hold-route.ts";
import { isOver } from "../route-states.ts";
import type { Look } from "./estimate.ts";

/** Something that is so on a route now. */
export interface RouteSign {
  sign: TransportSign;
  /** What it is about, by names that stay when the plan is saved again. */
  subject: string;
  /** Epoch ms. */
  since: number;
  /** Null where it is about the vehicle. */
  stop: StopRow | null;
  value: number | null;
}

/** Who drives away for a moment comes back. */
const leftAfterMs = 120_000;

/** What is so of a route and its stops, as looks at them said with their hysteresis. */
export function signsOf({ claimed: { route, stops }, progress, estimates }: Look, now: number): RouteSign[] {
  if (route.state !== "accepted" && route.state !== "under_way") return [];
  const rows = new Map(estimates.map((row) => [row.stopId, row]));
  const ofStops = stops.flatMap((stop): RouteSign[] => {
    const row = rows.get(stop.id);
    if (!row || isOver(stop.state)) return [];
    const told = onesThatHold(StopConditions.parse(row.conditions));
    const signs = told.map(([sign, since]) => ({ sign, since, value: sign === "late" ? row.lateShare : null }));
    const left = stop.state === "arrived" ? stop.leftAt?.getTime() : undefined;
    const isLeft = left !== undefined && now - left >= leftAfterMs;
    const all = isLeft ? [...signs, { sign: "left_undone" as const, since: left, value: null }] : signs;
    return all.map((one) => ({ ...one, stop, subject: subjectOf(one.sign, stop) }));
  });
  const ofVehicle = onesThatHold(RouteConditions.parse(progress.conditions)).map(
    ([sign, since]): RouteSign => ({ sign, since, stop: null, value: null, subject: `${sign} ${route.id}` }),
  );
  return [...ofStops, ...ofVehicle];
}

function subjectOf(sign: TransportSign, { orderId, leg, kind }: StopRow): string {
  return `${sign} ${orderId}/${leg}/${kind}`;
}

function onesThatHold<Name extends string>(conditions: Partial<Record<Name, { isOn: boolean; since: number }>>) {
  const all = Object.entries(conditions) as [Name, { isOn: boolean; since: number }][];
  return all.flatMap(([name, { isOn, since }]) => (isOn ? [[name, since] as const] : []));
}
