import type { HoldUp } from "../hold-up-rules.ts";
import type { Explanation } from "../planning/explain-unassigned.ts";
import type { PlanDifference, StopChange } from "../planning/plan-difference.ts";
import type { PlannedRoute, PlannedStop, RoutePlan } from "../planning/route-plan.ts";
import type { ChosenDay } from "./choose-of-day.ts";
import { type Day, type DayRoute, type DayStop, legKey } from "./day.ts";
import { beingServed } from "./take-over.ts";

export interface ProposedStop {
  orderId: string;
  leg: number;
  kind: "pickup" | "delivery";
}

interface ProposedTime {
  vehicleId: string;
  /** Epoch ms. */
  startsAt: number;
}

export interface ProposedChange extends ProposedStop {
  before: ProposedTime | null;
  after: ProposedTime | null;
}

/** Why a leg found no place, and what would give it one; times in seconds, loads as the day's dimensions are. */
export interface LeftLeg {
  orderId: string;
  leg: number;
  /** Null as long as nobody has looked into it, and of what is held up. */
  why: Pick<Explanation, "reasons" | "changes"> | null;
  /** What has to be over before it finds a place. */
  heldUp: HoldUp | null;
}

/** A plan as it is shown before anybody takes it over: nothing of it is kept. */
export interface Proposal {
  /** No better one comes. */
  isLast: boolean;
  elapsedMs: number;
  /** How long is looked at the most. */
  seconds: number;
  before: { vehicles: number; distanceM: number };
  after: { vehicles: number; distanceM: number };
  /** What is saved to take it over: the routes that change, with the versions that were seen. */
  routes: { vehicleId: string; basedOn: number | null; stops: ProposedStop[] }[];
  difference: { [Kind in keyof PlanDifference]: ProposedChange[] };
  left: LeftLeg[];
}

export interface ThoughtOut {
  plan: RoutePlan;
  difference: PlanDifference;
  explanations: Explanation[] | null;
  isLast: boolean;
  elapsedMs: number;
}

/** What the planner thought out, in the words of the day that it was asked about. */
export function proposalOf(
  day: ChosenDay,
  { plan, difference, explanations, ...of }: ThoughtOut,
  seconds: number,
): Proposal {
  const used = day.routes.filter(({ stops }) => stops.some(isOpen));
  const why = new Map(explanations?.map(({ orderId, reasons, changes }) => [orderId, { reasons, changes }]));
  const told = (changes: readonly StopChange[]) => changes.map((change) => changeOf(change, day));
  return {
    ...of,
    seconds,
    before: { vehicles: used.length, distanceM: used.reduce((sum, { distanceM }) => sum + distanceM, 0) },
    after: { vehicles: plan.routes.filter(({ stops }) => stops.length > 0).length, distanceM: plan.distanceM },
    routes: changedRoutes(day, plan.routes),
    difference: {
      moved: told(difference.moved),
      resequenced: told(difference.resequenced),
      added: told(difference.added),
      removed: [...told(difference.removed), ...takenOff(day)],
      retimed: told(difference.retimed),
    },
    left: [
      ...day.heldUpLegs.map(({ orderId, leg, heldUp }) => ({ orderId, leg, why: null, heldUp })),
      ...plan.unassigned.map((key) => ({ ...legOf(key), why: why.get(key) ?? null, heldUp: null })),
    ],
  };
}

function changedRoutes(day: Day, planned: readonly PlannedRoute[]): Proposal["routes"] {
  return [...emptied(day), ...changed(day, planned)];
}

/** What is held up is taken off its route. */
function takenOff({ heldUpLegs, routes }: ChosenDay): ProposedChange[] {
  const heldUp = new Set(heldUpLegs.map(legKey));
  return routes.flatMap(({ vehicleId, stops }) =>
    stops
      .filter((stop) => stop.state === "planned" && heldUp.has(legKey(stop)))
      .map((stop) => ({ ...nameOfStop(stop), before: { vehicleId, startsAt: stop.startsAt }, after: null })),
  );
}

/** Routes of vehicles that go no further: nothing is left ahead on them but what they are at. */
function emptied({ routes, vehicles }: Day): Proposal["routes"] {
  const working = new Set(vehicles.map(({ id }) => id));
  return routes
    .filter((route) => !working.has(route.vehicleId) && ahead(route).length > keptOf(route).length)
    .map((route) => ({ vehicleId: route.vehicleId, basedOn: route.version, stops: keptOf(route).map(nameOfStop) }));
}

const ahead = ({ stops }: DayRoute) => stops.filter(({ state }) => state === "planned");

function keptOf(route: DayRoute): DayStop[] {
  const here = beingServed(route);
  return ahead(route).filter((stop) => here.has(legKey(stop)));
}

function changed(day: Day, planned: readonly PlannedRoute[]): Proposal["routes"] {
  const known = new Map(planned.map((route) => [route.vehicleId, route]));
  return day.vehicles.flatMap(({ id: vehicleId }) => {
    const route = day.routes.find((one) => one.vehicleId === vehicleId);
    const before = (route?.stops ?? []).filter(({ state }) => state === "planned").map(nameOfStop);
    const after = (known.get(vehicleId)?.stops ?? []).map(nameOfPlanned);
    const isSame = before.length === after.length && before.every((stop, at) => isSameStop(stop, after[at]));
    return isSame ? [] : [{ vehicleId, basedOn: route?.version ?? null, stops: after }];
  });
}

const isOpen = ({ state }: DayStop) => state === "planned" || state === "arrived";
const nameOfStop = ({ orderId, leg, kind }: ProposedStop): ProposedStop => ({ orderId, leg, kind });
const nameOfPlanned = ({ orderId, kind }: Pick<PlannedStop, "orderId" | "kind">): ProposedStop => ({
  ...legOf(orderId),
  kind,
});
const isSameStop = (one: ProposedStop, other: ProposedStop | undefined) =>
  other !== undefined && one.kind === other.kind && legKey(one) === legKey(other);

function changeOf({ orderId, kind, before, after }: StopChange, { startsAt }: Day): ProposedChange {
  const timeOf = (time: StopChange["before"]) =>
    time && {
      vehicleId: time.vehicleId,
      startsAt: Number.isFinite(time.startsS) ? startsAt + time.startsS * 1_000 : startsAt,
    };
  return { ...legOf(orderId), kind, before: timeOf(before), after: timeOf(after) };
}

/** A leg by what it is called in a plan. */
function legOf(key: string): { orderId: string; leg: number } {
  const [orderId = "", leg = "1"] = key.split("/");
  return { orderId, leg: Number(leg) };
}
