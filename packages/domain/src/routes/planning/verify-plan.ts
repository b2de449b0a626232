import type { PlanningProblem, PlanningStop, PlanningVehicle, TravelMatrix } from "./problem.ts";
import type { PlannedRoute, PlannedStop, RoutePlan } from "./route-plan.ts";

/** Seconds, metres and loads that are equal within this are equal. */
const ROUNDING = 1e-4;

/**
 * Every hard limit that a plan breaks, as sentences for developers; none for a sound plan. Shares no code with the
 * planner: it walks each route from the problem as it was given. Frozen stops are taken as they are.
 */
export function verifyPlan(problem: PlanningProblem, plan: RoutePlan): string[] {
  const faults = plan.routes.flatMap((route) => verifyRoute(problem, route));
  return [...faults, ...verifyOrders(problem, plan)];
}

/** Each order is planned whole on one route, or left whole. */
function verifyOrders({ orders, current }: PlanningProblem, plan: RoutePlan): string[] {
  const frozen = new Set(
    current.flatMap(({ stops, frozen: count }) =>
      stops.slice(0, count).map(({ kind, orderId }) => `${kind} ${orderId}`),
    ),
  );
  return orders.flatMap((order) => {
    const expected = (["pickup", "delivery"] as const).filter(
      (kind) => order[kind] && !frozen.has(`${kind} ${order.id}`),
    );
    const found = plan.routes.flatMap(({ vehicleId, stops }) =>
      stops.filter(({ orderId }) => orderId === order.id).map(({ kind }) => ({ vehicleId, kind })),
    );
    const isLeft = plan.unassigned.filter((id) => id === order.id).length;
    const isPlanned = expected.length > 0 && found.length > 0 ? 1 : 0;
    const faults: string[] = [];
    if (expected.length > 0 && isLeft + isPlanned !== 1) faults.push(`${order.id} is planned or left not exactly once`);
    if (found.length > 0 && found.map(({ kind }) => kind).join() !== expected.join())
      faults.push(`${order.id} has the stops ${found.map(({ kind }) => kind).join()}, not ${expected.join()}`);
    if (new Set(found.map(({ vehicleId }) => vehicleId)).size > 1) faults.push(`${order.id} is on several routes`);
    return faults;
  });
}

function verifyRoute(problem: PlanningProblem, route: PlannedRoute): string[] {
  const vehicle = problem.vehicles.find(({ id }) => id === route.vehicleId);
  const travel = problem.travels[vehicle?.travel ?? 0];
  if (!vehicle || !travel) return [`there is no vehicle ${route.vehicleId}`];
  return [
    ...verifyTimes(problem, route, vehicle, travel),
    ...verifyLoads(problem, route, vehicle),
    ...verifyBreaks(problem, route, vehicle),
    ...verifySkills(problem, route, vehicle),
  ].map((fault) => `${route.vehicleId}: ${fault}`);
}

function stopOf(
  problem: PlanningProblem,
  { orderId, kind }: { orderId: string; kind: "pickup" | "delivery" },
): PlanningStop {
  const stop = problem.orders.find(({ id }) => id === orderId)?.[kind];
  if (!stop) throw new RangeError(`there is no ${kind} of ${orderId}`);
  return stop;
}

function verifyTimes(
  problem: PlanningProblem,
  route: PlannedRoute,
  vehicle: PlanningVehicle,
  travel: TravelMatrix,
): string[] {
  const faults: string[] = [];
  const before = problem.current.find(({ vehicleId }) => vehicleId === vehicle.id);
  const lastFrozen = route.frozen.at(-1);
  let place = lastFrozen ? stopOf(problem, lastFrozen).place : vehicle.startPlace;
  let freeS = (lastFrozen ? before?.leavesAtS : null) ?? route.departsS;
  let distanceM = lastFrozen ? frozenDistance(problem, route, vehicle, travel) : 0;
  const end = { orderId: "its end", arrivesS: route.endsS, leavesS: route.endsS };
  const legs = [
    ...route.stops.map((stop) => ({ ...stop, to: stopOf(problem, stop).place })),
    { ...end, to: vehicle.endPlace },
  ];
  for (const { orderId, arrivesS, leavesS, to } of legs) {
    const restsS = route.breaks.reduce((sum, { fromS, untilS }) => sum + overlap(fromS, untilS, freeS, arrivesS), 0);
    const way = wayBetween(travel, place, to);
    if (arrivesS - freeS - restsS < way.durationS - ROUNDING) faults.push(`too little time on the way to ${orderId}`);
    distanceM += way.distanceM;
    place = to;
    freeS = leavesS;
  }
  if (Math.abs(distanceM - route.distanceM) > 1e-3) faults.push(`is ${distanceM} m long, not ${route.distanceM}`);
  // a vehicle with nothing but frozen stops has to go home from there, however late it is
  if (route.stops.length === 0) return faults;
  if (route.departsS < vehicle.shift.fromS - ROUNDING) faults.push("departs before its shift");
  if (route.endsS > vehicle.shift.untilS + ROUNDING) faults.push("ends after its shift");
  if (distanceM > (vehicle.mostDistanceM ?? Number.POSITIVE_INFINITY) + ROUNDING) faults.push("is too long");
  return [...faults, ...route.stops.flatMap((stop) => verifyStop(stop, stopOf(problem, stop)))];
}

function wayBetween({ places, durationsS, distancesM }: TravelMatrix, from: number | null, to: number | null) {
  if (from === null || to === null) return { durationS: 0, distanceM: 0 };
  const arc = from * places + to;
  return { durationS: durationsS[arc] ?? 0, distanceM: distancesM[arc] ?? 0 };
}

function overlap(fromS: number, untilS: number, afterS: number, beforeS: number): number {
  return Math.max(0, Math.min(untilS, beforeS) - Math.max(fromS, afterS));
}

function frozenDistance(
  problem: PlanningProblem,
  route: PlannedRoute,
  vehicle: PlanningVehicle,
  travel: TravelMatrix,
): number {
  let place = vehicle.startPlace;
  let distanceM = 0;
  for (const frozen of route.frozen) {
    const to = stopOf(problem, frozen).place;
    if (place !== null) distanceM += travel.distancesM[place * travel.places + to] ?? 0;
    place = to;
  }
  return distanceM;
}

function verifyStop(stop: PlannedStop, given: PlanningStop): string[] {
  const faults: string[] = [];
  const isInWindow = given.windows.some(
    ({ fromS, untilS }) => stop.startsS >= fromS - ROUNDING && stop.startsS <= untilS + ROUNDING,
  );
  if (given.windows.length > 0 && !isInWindow) faults.push(`${stop.orderId} outside its windows`);
  if (stop.startsS < stop.arrivesS - ROUNDING) faults.push(`${stop.orderId} is served before it is reached`);
  if (stop.leavesS < stop.startsS + given.serviceS - ROUNDING)
    faults.push(`${stop.orderId} is left before it is served`);
  return faults;
}

function verifyLoads(problem: PlanningProblem, { stops, frozen }: PlannedRoute, vehicle: PlanningVehicle): string[] {
  const faults: string[] = [];
  const onBoard = new Set<string>();
  const orderOf = (orderId: string) => problem.orders.find(({ id }) => id === orderId);
  for (const { orderId } of stops) if (!orderOf(orderId)?.pickup) onBoard.add(orderId);
  const check = (where: string) => {
    for (const [dimension, name] of problem.dimensions.entries()) {
      const load = [...onBoard].reduce((sum, id) => sum + (orderOf(id)?.loads[dimension] ?? 0), 0);
      if (load > (vehicle.capacities[dimension] ?? 0) + ROUNDING) faults.push(`${load} ${name} ${where}`);
    }
  };
  for (const { orderId, kind } of frozen) {
    if (kind === "pickup") onBoard.add(orderId);
    else onBoard.delete(orderId);
  }
  check("at its start");
  for (const { orderId, kind } of stops) {
    if (kind === "pickup") onBoard.add(orderId);
    else if (!onBoard.delete(orderId)) faults.push(`${orderId} is delivered before it is picked up`);
    check(`after ${orderId}`);
  }
  return faults;
}

function verifyBreaks(problem: PlanningProblem, route: PlannedRoute, vehicle: PlanningVehicle): string[] {
  const { breaks, stops, endsS } = route;
  const { shift, breaks: given, mostWorkS } = vehicle;
  const faults: string[] = [];
  const current = problem.current.find(({ vehicleId }) => vehicleId === vehicle.id);
  const goesOnAtS = Math.max(shift.fromS, current?.leavesAtS ?? shift.fromS);
  const due = given.slice(current?.breaksTaken ?? 0).filter(({ latestS }) => latestS >= goesOnAtS);
  if (stops.length === 0) return [];
  let worksSinceS = current?.restedUntilS ?? shift.fromS;
  for (const [at, { fromS, untilS }] of breaks.entries()) {
    const rule = due[at];
    if (!rule || fromS < rule.earliestS - ROUNDING || fromS > rule.latestS + ROUNDING)
      faults.push("a break outside its window");
    if (rule && untilS - fromS < rule.durationS - ROUNDING) faults.push("a break that is too short");
    if (fromS - worksSinceS > (mostWorkS ?? Number.POSITIVE_INFINITY) + ROUNDING) faults.push("works too long");
    if (stops.some(({ startsS, leavesS }) => overlap(fromS, untilS, startsS, leavesS) > ROUNDING))
      faults.push("a break while it serves");
    worksSinceS = untilS;
  }
  if (endsS - worksSinceS > (mostWorkS ?? Number.POSITIVE_INFINITY) + ROUNDING)
    faults.push("works too long at its end");
  const missed = due[breaks.length];
  if (missed && endsS > missed.latestS + ROUNDING) faults.push("a break is missing");
  return faults;
}

function verifySkills(problem: PlanningProblem, { stops }: PlannedRoute, vehicle: PlanningVehicle): string[] {
  return stops.flatMap(({ orderId }) => {
    const order = problem.orders.find(({ id }) => id === orderId);
    const missing = order?.skills.filter((skill) => !vehicle.skills.includes(skill)) ?? [];
    const isElsewhere = order?.onlyVehicleId != null && order.onlyVehicleId !== vehicle.id;
    return [
      ...missing.map((skill) => `${orderId} without ${skill}`),
      ...(isElsewhere ? [`${orderId} belongs on ${order?.onlyVehicleId}`] : []),
    ];
  });
}
