import type { PlanningOrder, PlanningProblem, PlanningStop, PlanningVehicle, TimeWindow } from "./problem.ts";

/** What makes a problem none that can be planned; `of` is the id of the order or vehicle, null for the problem itself. */
export interface ProblemFlaw {
  kind:
    | "id_repeated"
    | "window_ends_before_start"
    | "windows_overlap"
    | "place_unknown"
    | "count_of_dimensions"
    | "not_a_number"
    | "order_without_stop"
    | "priority_unknown"
    | "matrix_size"
    | "matrix_unknown"
    | "frozen_stop_unknown";
  of: string | null;
}

const isCount = (value: number) => Number.isFinite(value) && value >= 0;

/** All of them; a problem with none is planned without an error, though perhaps no order of it has a place. */
export function problemFlaws(problem: PlanningProblem): ProblemFlaw[] {
  const { travels, orders, vehicles, current } = problem;
  const orderOf = new Map(orders.map((order) => [order.id, order]));
  const isSquare = travels.every(
    ({ places, durationsS, distancesM }) => durationsS.length === places ** 2 && distancesM.length === places ** 2,
  );
  const areWays = travels.every(({ durationsS, distancesM }) => durationsS.every(isCount) && distancesM.every(isCount));
  const frozen = current.flatMap(({ stops, frozen: count }) => stops.slice(0, count));
  return [
    ...repeated(orders),
    ...repeated(vehicles),
    ...(isSquare ? [] : [{ kind: "matrix_size" as const, of: null }]),
    ...(areWays ? [] : [{ kind: "not_a_number" as const, of: null }]),
    ...orders.flatMap((order) => flawsOfOrder(problem, order)),
    ...vehicles.flatMap((vehicle) => flawsOfVehicle(problem, vehicle)),
    ...frozen.flatMap(({ orderId, kind }) =>
      orderOf.get(orderId)?.[kind] ? [] : [{ kind: "frozen_stop_unknown" as const, of: orderId }],
    ),
  ];
}

function repeated(named: readonly { id: string }[]): ProblemFlaw[] {
  const seen = new Set<string>();
  return named.flatMap(({ id }) => (seen.size === seen.add(id).size ? [{ kind: "id_repeated" as const, of: id }] : []));
}

function flawsOfOrder(
  problem: PlanningProblem,
  { id, pickup, delivery, loads, priority }: PlanningOrder,
): ProblemFlaw[] {
  const stops = [pickup, delivery].filter((stop) => stop !== null);
  const kinds: ProblemFlaw["kind"][] = stops.flatMap((stop) => flawsOfStop(problem, stop));
  if (stops.length === 0) kinds.push("order_without_stop");
  if (loads.length !== problem.dimensions.length) kinds.push("count_of_dimensions");
  if (!loads.every(isCount)) kinds.push("not_a_number");
  if (!Number.isInteger(priority) || priority < 0 || priority > 4) kinds.push("priority_unknown");
  return kinds.map((kind) => ({ kind, of: id }));
}

function flawsOfStop({ travels }: PlanningProblem, { place, windows, serviceS }: PlanningStop): ProblemFlaw["kind"][] {
  const isKnown = travels.every(({ places }) => Number.isInteger(place) && place >= 0 && place < places);
  const isApart = windows.every(({ fromS }, at) => at === 0 || fromS > (windows[at - 1]?.untilS ?? fromS));
  return [
    ...(isKnown ? [] : ["place_unknown" as const]),
    ...(isCount(serviceS) ? [] : ["not_a_number" as const]),
    ...(windows.every(isForward) ? [] : ["window_ends_before_start" as const]),
    ...(isApart ? [] : ["windows_overlap" as const]),
  ];
}

function flawsOfVehicle({ travels, dimensions }: PlanningProblem, vehicle: PlanningVehicle): ProblemFlaw[] {
  const { id, shift, breaks, capacities, startPlace, endPlace, travel } = vehicle;
  const places = travels[travel]?.places ?? 0;
  const kinds: ProblemFlaw["kind"][] = [];
  if (!travels[travel]) kinds.push("matrix_unknown");
  if ([startPlace, endPlace].some((place) => place !== null && !(place >= 0 && place < places)))
    kinds.push("place_unknown");
  if (!isForward(shift) || !breaks.every(({ earliestS, latestS }) => isForward({ fromS: earliestS, untilS: latestS })))
    kinds.push("window_ends_before_start");
  if (capacities.length !== dimensions.length) kinds.push("count_of_dimensions");
  if (![...capacities, ...breaks.map(({ durationS }) => durationS)].every(isCount)) kinds.push("not_a_number");
  return kinds.map((kind) => ({ kind, of: id }));
}

function isForward({ fromS, untilS }: TimeWindow): boolean {
  return Number.isFinite(fromS) && Number.isFinite(untilS) && fromS <= untilS;
}
