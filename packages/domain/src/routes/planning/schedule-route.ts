import { arrivesAfterBreaks } from "./arc-times.ts";
import type { CompiledProblem } from "./compiled-problem.ts";
import type { TimeWindow } from "./problem.ts";
import type { PlannedRoute, PlannedStop } from "./route-plan.ts";

/** Stops of a vehicle in their order, and after which of them breaks are taken: one count for the start and each stop. */
export interface Sequence {
  vehicle: number;
  nodes: readonly number[];
  breaksAfter: readonly number[];
}

/** How far a route was walked, and what came of it. */
export interface Way {
  /** The stops that were served. */
  at: number;
  freeS: number;
  place: number;
  /** The next break. */
  due: number;
  breaks: TimeWindow[];
  distanceM: number;
  workS: number;
}

/** What is known of a stop when it is served; seconds of the day. */
export type Serve = (node: number, arrivesS: number, startsS: number, leavesS: number) => void;

export interface Walked {
  breaks: TimeWindow[];
  endsS: number;
  distanceM: number;
  workS: number;
}

export function beginWay(problem: CompiledProblem, vehicle: number): Way {
  const start = problem.stops + vehicle;
  return {
    at: 0,
    freeS: problem.fromS[start] as number,
    place: problem.placeOf[start] as number,
    due: problem.firstBreak[vehicle] as number,
    breaks: [],
    distanceM: problem.drivenM[vehicle] as number,
    workS: 0,
  };
}

/** Goes on to the next stop and serves it. */
export function visitNext(problem: CompiledProblem, sequence: Sequence, way: Way, serve: Serve): void {
  const { vehicle, nodes, breaksAfter } = sequence;
  const travel = problem.travelOf[vehicle] as (typeof problem.travelOf)[number];
  const node = nodes[way.at] as number;
  const place = problem.placeOf[node] as number;
  const serviceS = problem.serviceS[node] as number;
  const arc = way.place * travel.side + place;
  const arrivesS = arrive(problem, way, travel.durationsS[arc] as number, breaksAfter[way.at] ?? 0);
  const startsS = startOf(problem, node, arrivesS);
  way.distanceM += travel.distancesM[arc] as number;
  way.workS += (travel.durationsS[arc] as number) + serviceS;
  way.freeS = startsS + serviceS;
  way.place = place;
  way.at += 1;
  serve(node, arrivesS, startsS, way.freeS);
}

/**
 * Goes a route from stop to stop, whether it keeps its limits or not: who is late serves at once and goes on late. Walks what
 * is left of the way once.
 */
export function walkRoute(
  problem: CompiledProblem,
  sequence: Sequence,
  serve: Serve,
  way: Way = beginWay(problem, sequence.vehicle),
): Walked {
  const { vehicle, nodes, breaksAfter } = sequence;
  while (way.at < nodes.length) visitNext(problem, sequence, way, serve);
  const { breaks, distanceM, workS } = way;
  const isUsed = nodes.length > 0 || problem.isStarted[vehicle] === 1;
  if (!isUsed) return { breaks, endsS: way.freeS, distanceM, workS };
  const travel = problem.travelOf[vehicle] as (typeof problem.travelOf)[number];
  const end = problem.stops + problem.vehicles + vehicle;
  const home = way.place * travel.side + (problem.placeOf[end] as number);
  const homeS = travel.durationsS[home] as number;
  const endsS = arriveHome(problem, way, homeS, breaksAfter[nodes.length] ?? 0);
  return { breaks, endsS, distanceM: distanceM + (travel.distancesM[home] as number), workS: workS + homeS };
}

/** All times and loads of a route. */
export function scheduleRoute(problem: CompiledProblem, sequence: Sequence): PlannedRoute {
  const { vehicle } = sequence;
  const { loadChange, dimensions } = problem;
  const loads = loadsAtStart(problem, sequence);
  const stops: PlannedStop[] = [];
  const walked = walkRoute(problem, sequence, (node, arrivesS, startsS, leavesS) => {
    for (let dimension = 0; dimension < dimensions; dimension++)
      loads[dimension] = (loads[dimension] ?? 0) + (loadChange[node * dimensions + dimension] as number);
    const name = problem.nameOf[node] as (typeof problem.nameOf)[number];
    stops.push({ ...name, arrivesS, startsS, leavesS, loads: [...loads], lateS: lateAt(problem, node, arrivesS) });
  });
  return {
    vehicleId: problem.source.vehicles[vehicle]?.id ?? "",
    frozen: frozenOf(problem, vehicle),
    stops,
    departsS: departureOf(problem, sequence, stops),
    ...walked,
  };
}

export const lateAt = ({ untilS }: CompiledProblem, node: number, arrivesS: number): number =>
  Math.max(0, arrivesS - (untilS[node] as number));

function arrive(problem: CompiledProblem, way: Way, travelS: number, breaks: number): number {
  const { breakFromS, breakS } = problem;
  const leavesS = way.freeS;
  let arrivesS = leavesS + travelS;
  for (let taken = 0; taken < breaks; taken++, way.due++) {
    const opensS = breakFromS[way.due] as number;
    const fromS = Math.max(way.freeS, opensS);
    way.freeS = fromS + (breakS[way.due] as number);
    arrivesS = Math.max(arrivesS, opensS) + (breakS[way.due] as number);
    way.breaks.push({ fromS, untilS: way.freeS });
  }
  return arrivesS;
}

/** Breaks that the end comes before are not taken. */
function arriveHome(problem: CompiledProblem, way: Way, travelS: number, breaks: number): number {
  let taken = 0;
  while (taken < breaks) {
    const arrivesS = arrivesAfterBreaks(problem, way.freeS, travelS, way.due, taken);
    if (arrivesS <= (problem.breakUntilS[way.due + taken] as number)) break;
    taken += 1;
  }
  return arrive(problem, way, travelS, taken);
}

function startOf(
  { fromS, firstWindow, windowFromS, windowUntilS }: CompiledProblem,
  node: number,
  arrivesS: number,
): number {
  const last = firstWindow[node + 1] as number;
  for (let at = firstWindow[node] as number; at < last; at++)
    if (arrivesS <= (windowUntilS[at] as number)) return Math.max(arrivesS, windowFromS[at] as number);
  return firstWindow[node] === last ? Math.max(arrivesS, fromS[node] as number) : arrivesS;
}

export function loadsAtStart(problem: CompiledProblem, { vehicle, nodes }: Sequence): number[] {
  const { dimensions, baseLoads, isFromStart, orderOf, loads } = problem;
  return Array.from({ length: dimensions }, (_, dimension) => {
    let load = baseLoads[vehicle * dimensions + dimension] as number;
    for (const node of nodes) {
      const order = orderOf[node] as number;
      if (isFromStart[order] === 1) load += loads[order * dimensions + dimension] as number;
    }
    return load;
  });
}

/** One need not wait at the first stop for what one can wait for at home. */
function departureOf(problem: CompiledProblem, sequence: Sequence, planned: PlannedStop[]): number {
  const fromS = problem.fromS[problem.stops + sequence.vehicle] as number;
  const [first] = planned;
  if (!first || problem.isStarted[sequence.vehicle] === 1 || (sequence.breaksAfter[0] ?? 0) > 0) return fromS;
  const waitsS = Math.max(0, first.startsS - first.arrivesS);
  first.arrivesS += waitsS;
  return fromS + waitsS;
}

function frozenOf({ source }: CompiledProblem, vehicle: number): PlannedRoute["frozen"] {
  const id = source.vehicles[vehicle]?.id;
  const route = source.current.find(({ vehicleId }) => vehicleId === id);
  return route?.stops.slice(0, route.frozen) ?? [];
}
