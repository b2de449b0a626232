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

interface Way {
  freeS: number;
  place: number;
  /** The next break. */
  due: number;
  breaks: TimeWindow[];
}

/** What is known of a stop when it is served; seconds of the day. */
export type Serve = (node: number, arrivesS: number, startsS: number, leavesS: number) => void;

export interface Walked {
  breaks: TimeWindow[];
  endsS: number;
  distanceM: number;
  workS: number;
}

/**
 * Goes a route from stop to stop, whether it keeps its limits or not: who is late serves at once and goes on late. Walks the
 * route once.
 */
export function walkRoute(problem: CompiledProblem, sequence: Sequence, serve: Serve): Walked {
  const { vehicle, nodes, breaksAfter } = sequence;
  const { placeOf, stops, vehicles, serviceS } = problem;
  const travel = problem.travelOf[vehicle] as (typeof problem.travelOf)[number];
  const start = stops + vehicle;
  const way: Way = {
    freeS: problem.fromS[start] as number,
    place: placeOf[start] as number,
    due: problem.firstBreak[vehicle] as number,
    breaks: [],
  };
  let distanceM = problem.drivenM[vehicle] as number;
  let workS = 0;
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at] as number;
    const arc = way.place * travel.side + (placeOf[node] as number);
    const arrivesS = arrive(problem, way, travel.durationsS[arc] as number, breaksAfter[at] ?? 0);
    const startsS = startOf(problem, node, arrivesS);
    distanceM += travel.distancesM[arc] as number;
    workS += (travel.durationsS[arc] as number) + (serviceS[node] as number);
    way.freeS = startsS + (serviceS[node] as number);
    way.place = placeOf[node] as number;
    serve(node, arrivesS, startsS, way.freeS);
  }
  const isUsed = nodes.length > 0 || problem.isStarted[vehicle] === 1;
  if (!isUsed) return { breaks: way.breaks, endsS: way.freeS, distanceM, workS };
  const home = way.place * travel.side + (placeOf[start + vehicles] as number);
  const homeS = travel.durationsS[home] as number;
  const endsS = arriveHome(problem, way, homeS, breaksAfter[nodes.length] ?? 0);
  return {
    breaks: way.breaks,
    endsS,
    distanceM: distanceM + (travel.distancesM[home] as number),
    workS: workS + homeS,
  };
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
